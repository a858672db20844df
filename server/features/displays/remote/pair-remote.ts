import { isDeepStrictEqual } from 'node:util'
import type { ChangeRemote, ConfirmRemote, Remote } from '../../../contract/remote.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { remoteOf } from '../../../access/actors.ts'
import { digestOfSecret } from '../../../records/accounts/secret-digest.ts'
import { showing } from '../pair-display.ts'
import { displayById, displaysOf, pairedRemotes, updateDisplay, type DisplayRow } from '../queries.ts'
import { freeName } from '../what-it-shows.ts'
import { standingLead } from './lead-display.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

/** The paired remotes, the newest first, with the displays that each directs now. */
export async function listRemotes(reader: Reader, now: string): Promise<Remote[]> {
  const displays = await displaysOf(reader)
  return (await pairedRemotes(reader)).map((row) => {
    const { id, name, confirmedAt, confirmedBy, lastSeenAt } = row
    const led = displays.filter((one) => standingLead(one, now)?.by === `remote:${id}`)
    return {
      ...{ id, name, confirmedAt: confirmedAt ?? row.createdAt, confirmedBy: confirmedBy ?? '', lastSeenAt },
      displays: remoteOf(row)?.displays?.slice() ?? null,
      leads: led.map((one) => one.name),
    }
  })
}

/**
 * Pairs the phone or tablet that shows a typed code as a remote, narrowed to some displays; from then on its cookie may direct them.
 * @throws AppError not-found, bad-request, conflict
 */
export async function confirmRemote(
  { store, clock }: Needs,
  actor: Actor,
  { code, name: wanted, displays }: ConfirmRemote,
): Promise<string> {
  return store.write(async (writer) => {
    const now = clock.now()
    const shown = await showing(writer, code, now)
    if (!shown)
      throw new AppError(
        'not-found',
        '没有遥控器在显示这个配对码，或已过 10 分钟。请核对手机、平板上的数字。',
      )
    if (shown.remote === null)
      throw new AppError('bad-request', '这是大屏的配对码，不是遥控器的。请系统管理员在“管理 · 大屏”里确认。')
    const { id, secretHash } = shown
    const name = await freeName(writer, wanted, { id, now, kind: 'remote' })
    await refuseUnknownDisplays(writer, displays)
    await updateDisplay(writer, id, {
      ...{ name, remote: JSON.stringify({ displays }), codeHash: null, codeExpiresAt: null },
      ...{ confirmedAt: now, confirmedBy: actor.id, lastSeenAt: null },
    })
    await writer.append({
      ...{ actor: actor.id, kind: 'remote.confirmed', subject: `remote:${id}` },
      payload: { name, displays, secretDigest: digestOfSecret(secretHash) },
    })
    return id
  })
}

/** Changes the name of a remote, or the displays that it may direct; it gives back the others. @throws AppError not-found, bad-request, conflict */
export async function changeRemote(
  { store, clock }: Needs,
  actor: Actor,
  id: string,
  change: ChangeRemote,
): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireRemote(writer, id)
    const before = { name: row.name, displays: remoteOf(row)!.displays?.slice() ?? null }
    const { name: wanted = row.name, displays = before.displays } = change
    const name =
      wanted.trim() === row.name
        ? row.name
        : await freeName(writer, wanted, { id, now: clock.now(), kind: 'remote' })
    if (change.displays !== undefined) await refuseUnknownDisplays(writer, displays)
    const after = { name, displays }
    if (isDeepStrictEqual(before, after)) return
    await updateDisplay(writer, id, { name, remote: JSON.stringify({ displays }) })
    await writer.append({ actor: actor.id, kind: 'remote.changed', subject: `remote:${id}`, payload: after })
    await giveBackBut(writer, id, displays)
  })
}

/** Revokes a remote: it directs nothing any more, at once. A second time changes nothing. @throws AppError not-found */
export async function revokeRemote({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireRemote(writer, id)
    if (row.revokedAt !== null) return
    await updateDisplay(writer, id, { revokedAt: clock.now() })
    await writer.append({
      ...{ actor: actor.id, kind: 'remote.revoked', subject: `remote:${id}` },
      payload: { name: row.name },
    })
    await giveBackBut(writer, id, [])
  })
}

async function requireRemote(writer: Writer, id: string): Promise<DisplayRow> {
  const row = await displayById(writer, id)
  if (row?.remote == null || row.confirmedAt === null)
    throw new AppError('not-found', '没有这个遥控器，或已撤销。')
  return row
}

async function refuseUnknownDisplays(reader: Reader, displays: readonly string[] | null): Promise<void> {
  const known = new Set((await displaysOf(reader)).map(({ id }) => id))
  if (displays?.some((id) => !known.has(id)))
    throw new AppError('bad-request', '所选的大屏有的已撤销，请重新选择。')
}

/** The displays that a remote directs, but these, go back to their profiles. */
async function giveBackBut(writer: Writer, id: string, kept: readonly string[] | null): Promise<void> {
  for (const row of await displaysOf(writer)) {
    if (kept === null || kept.includes(row.id) || row.lead === null) continue
    const { by } = JSON.parse(row.lead) as { readonly by: string }
    if (by === `remote:${id}`) await updateDisplay(writer, row.id, { lead: null })
  }
}
