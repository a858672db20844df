import { lt } from 'drizzle-orm'
import { displays, remotes } from './paired-devices.ts'
import { parsed } from './parsed.ts'
import { digestOfSecret } from './secret-digest.ts'
import type { Reader } from '../../db/store.ts'
import type { NewEntry } from '../../db/ledger/ledger-payloads.ts'
import type { Fault } from '../verifying/gather-faults.ts'
import { accountFaults, accountStated, type AccountRows, type AccountTold } from './account-rows.ts'

const people: AccountRows = {
  named: '人员',
  prefix: 'person:',
  kinds: [
    'person.created',
    'person.changed',
    'person.password',
    'person.second-factor',
    'person.recovery-code',
  ],
  after: (before, { kind, payload, id, actor }) => {
    const givenBy = giverOf(payload, actor)
    if (kind === 'person.created')
      return {
        name: id,
        disabled: false,
        factorDigest: null,
        recovery: [],
        countsUp: true,
        givenBy,
        ...payload,
      }
    if (kind === 'person.changed') return { ...before, ...payload }
    const { factorDigest, recovery } = payload
    if (kind === 'person.second-factor') return { ...before, factorDigest, recovery }
    if (kind === 'person.recovery-code') return { ...before, recovery: withoutCode(before, payload) }
    const { secretDigest, given, setAt } = payload
    return { ...before, secretDigest, given, givenBy, setAt }
  },
  stored: async ({ db, tables: { person, knownAddress } }) => {
    const rows = await db.select().from(person)
    const below = await db
      .select({ holder: knownAddress.holder })
      .from(knownAddress)
      .where(lt(knownAddress.failedSignIns, 0))
    const countedBelow = new Set(below.map(({ holder }) => holder))
    return new Map(
      rows.map((row) => [
        `person:${row.id}`,
        {
          name: row.name,
          displayName: row.displayName,
          // A count below zero would let passwords be guessed without a wait.
          countsUp: row.failedSignIns >= 0 && !countedBelow.has(`person:${row.id}`),
          roles: parsed(row.roles),
          organisations: parsed(row.organisations),
          regions: parsed(row.regions),
          demo: row.demo !== 0,
          disabled: row.disabledAt !== null,
          given: row.passwordGivenAt !== null,
          givenBy: row.passwordGivenBy,
          setAt: row.passwordSetAt,
          secretDigest: digestOfSecret(row.passwordHash),
          factorDigest: row.secondFactor === null ? null : digestOfSecret(row.secondFactor),
          recovery: row.recoveryCodes === null ? [] : digestsOf(parsed(row.recoveryCodes)),
        },
      ]),
    )
  },
}

/** Who gave a password that must be changed; null: its owner chose it. Entries of earlier releases do not tell. */
function giverOf({ given }: AccountTold, actor: string): string | null | undefined {
  if (given === undefined) return undefined
  return given === true ? actor : null
}

/** The recovery codes that the ledger tells after one was used. */
function withoutCode({ recovery }: AccountTold, { digest }: AccountTold): unknown {
  return Array.isArray(recovery) ? recovery.filter((one) => one !== digest) : recovery
}

function digestsOf(hashes: unknown): string[] {
  return Array.isArray(hashes) ? hashes.map((one) => digestOfSecret(String(one))).sort() : []
}

const tokens: AccountRows = {
  named: '令牌',
  prefix: 'token:',
  kinds: ['token.created', 'token.revoked'],
  after: (before, { kind, payload, actor }) =>
    kind === 'token.created'
      ? { revoked: false, cells: null, expiresAt: null, createdBy: actor, ...payload }
      : { ...before, revoked: true },
  stored: async ({ db, tables: { token } }) => {
    const rows = await db.select().from(token)
    return new Map(
      rows.map((row) => [
        `token:${row.id}`,
        {
          name: row.name,
          rights: parsed(row.rights),
          cells: row.cells === null ? null : parsed(row.cells),
          expiresAt: row.expiresAt,
          revoked: row.revokedAt !== null,
          // Rows of an earlier release tell no maker.
          createdBy: row.createdBy ?? undefined,
          secretDigest: digestOfSecret(row.secretHash),
        },
      ]),
    )
  },
}

/** The receivers of events, of whose addresses the ledger tells the host, and a digest of the whole, which may hold a secret. */
const receivers: AccountRows = {
  named: '事件推送',
  prefix: 'webhook:',
  kinds: ['webhook.kept', 'webhook.secret', 'webhook.removed'],
  after: ({ secretDigest, ...before }, { kind, payload }) => {
    if (kind === 'webhook.removed') return undefined
    if (kind === 'webhook.kept') return { secretDigest, ...payload }
    return { ...before, secretDigest: payload['secretDigest'] }
  },
  mayVanish: true,
  stored: async ({ db, tables: { webhook } }) => {
    const rows = await db.select().from(webhook)
    return new Map(
      rows.map((row) => [
        `webhook:${row.id}`,
        {
          name: row.name,
          host: URL.parse(row.url)?.host ?? null,
          urlDigest: digestOfSecret(row.url),
          // A secret of an earlier release is sealed at the next start, without an entry.
          secretDigest: digestOfSecret(row.secret),
          kinds: parsed(row.kinds),
          // A restore stops receivers without an entry.
          enabled: row.held !== null && row.enabled === 0 ? undefined : row.enabled !== 0,
        },
      ]),
    )
  },
}

/** The collectors, of whose addresses the ledger tells the host, and digests of what may hold a secret. */
const collectors: AccountRows = {
  named: '采集任务',
  prefix: 'collector:',
  kinds: ['collector.kept', 'collector.granted', 'collector.revoked', 'collector.removed'],
  after: (before, { kind, payload, actor }) => {
    if (kind === 'collector.kept') return { removed: false, ...payload }
    if (kind === 'collector.granted') return { ...before, grantedBy: actor }
    if (kind === 'collector.revoked') return { ...before, grantedBy: null }
    return { ...before, grantedBy: null, removed: true }
  },
  stored: async ({ db, tables: { collector } }) => {
    const rows = await db.select().from(collector)
    return new Map(
      rows.map((row) => [
        `collector:${row.id}`,
        {
          name: row.name,
          host: URL.parse(row.url)?.host ?? null,
          urlDigest: digestOfSecret(row.url),
          bodyDigest: digestOfSecret(row.body),
          secretDigest: row.secret === null ? null : digestOfSecret(row.secret),
          enabled: row.enabled !== 0,
          grantedBy: row.grantedBy,
          removed: row.removedAt !== null,
        },
      ]),
    )
  },
}

const accounts = [people, tokens, displays, remotes, receivers, collectors]

/** The kind of accounts to which the subject of a ledger entry belongs. */
export function accountRowsOf(subject: string): AccountRows | undefined {
  return accounts.find(({ prefix }) => subject.startsWith(prefix))
}

/** The accounts that differ from the ledger, or that were not created through the program. */
export async function* faultsOfAccounts(reader: Reader): AsyncGenerator<Fault> {
  for (const rows of accounts)
    for (const { sequence, fault } of await accountFaults(reader, rows)) yield { sequence, fault }
}

/**
 * The entries by which a cut ledger states the accounts that stay: each account that it tells differently, or not at all. A password that
 * was changed after the cut cannot be restored.
 */
export async function accountsStatedAnew(reader: Reader): Promise<NewEntry[]> {
  const entries: NewEntry[] = []
  for (const rows of accounts) {
    const stored = await rows.stored(reader)
    for (const { subject } of await accountFaults(reader, rows)) {
      const payload = stored.get(subject)
      if (payload) entries.push({ actor: 'system', kind: accountStated, subject, payload })
    }
  }
  return entries
}
