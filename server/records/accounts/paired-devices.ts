import { and, isNotNull, isNull } from 'drizzle-orm'
import type { AccountRows } from './account-rows.ts'
import { parsed } from './parsed.ts'
import { digestOfSecret } from './secret-digest.ts'

/** The paired displays; one that only shows a code has no right yet. */
export const displays: AccountRows = {
  named: '大屏',
  prefix: 'display:',
  kinds: ['display.confirmed', 'display.changed', 'display.revoked'],
  after: (before, { kind, payload, actor }) => {
    if (kind === 'display.revoked') return { ...before, revoked: true }
    const confirmed = kind === 'display.confirmed' ? { confirmedBy: actor } : {}
    const unchosen = { scope: null, at: null, scenes: [], density: 'desk', profile: null }
    return {
      ...unchosen,
      ...before,
      ...confirmed,
      revoked: false,
      ...payload,
    }
  },
  stored: async ({ db, tables: { display } }) => {
    const rows = await db
      .select()
      .from(display)
      .where(and(isNotNull(display.confirmedAt), isNull(display.remote)))
    return new Map(
      rows.map((row) => [
        `display:${row.id}`,
        {
          name: row.name,
          scope: row.scope,
          at: row.at,
          scenes: row.scenes === null ? [] : parsed(row.scenes),
          density: row.density ?? 'desk',
          profile: row.profile,
          revoked: row.revokedAt !== null,
          confirmedBy: row.confirmedBy ?? undefined,
          secretDigest: digestOfSecret(row.secretHash),
        },
      ]),
    )
  },
}

/** The paired remotes, and the displays that each may direct. */
export const remotes: AccountRows = {
  named: '遥控器',
  prefix: 'remote:',
  kinds: ['remote.confirmed', 'remote.changed', 'remote.revoked'],
  after: (before, { kind, payload, actor }) => {
    if (kind === 'remote.revoked') return { ...before, revoked: true }
    const confirmed = kind === 'remote.confirmed' ? { confirmedBy: actor } : {}
    return { ...before, ...confirmed, revoked: false, ...payload }
  },
  stored: async ({ db, tables: { display } }) => {
    const rows = await db
      .select()
      .from(display)
      .where(and(isNotNull(display.confirmedAt), isNotNull(display.remote)))
    return new Map(
      rows.map((row) => [
        `remote:${row.id}`,
        {
          name: row.name,
          displays: (parsed(row.remote ?? '') as { readonly displays?: unknown } | null)?.displays,
          revoked: row.revokedAt !== null,
          confirmedBy: row.confirmedBy ?? undefined,
          secretDigest: digestOfSecret(row.secretHash),
        },
      ]),
    )
  },
}
