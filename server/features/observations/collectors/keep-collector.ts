import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../access/actor.ts'
import type { CollectorDraft } from '../../../contract/collectors.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { digestOfSecret } from '../../../records/accounts/secret-digest.ts'
import {
  collectorState,
  nothingRun,
  type CollectorBody,
  type CollectorState,
  type GrantAsked,
} from './collector-body.ts'
import { noteInterruption } from './interruptions.ts'
import { collectorsJobName } from './collectors-job.ts'
import {
  allCollectors,
  collectorById,
  collectorSeal,
  insertCollector,
  updateCollector,
  type CollectorRow,
} from './queries.ts'
import { nextRun, refuseUnfitSchedule } from './schedule.ts'
import { refuseUnfitReading } from './source/refuse-unfit-reading.ts'
import { isSameServer, sourceAddress } from './source/source-address.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'outgoing' | 'secrets' | 'catalogue' | 'alerts'>

/** Creates a collector, which runs by its schedule from now on. @throws AppError bad-request, conflict where one has its name */
export async function createCollector(
  deps: Needs,
  actor: Actor,
  draft: CollectorDraft,
): Promise<{ id: string }> {
  const { store, clock } = deps
  const id = randomBytes(8).toString('hex')
  const columns = await columnsOf(deps, draft)
  const secret = sealedOf(deps, id, draft.secret, null)
  await store.write(async (writer) => {
    const row: CollectorRow = {
      ...{ id, ...columns, secret, grantedBy: null, removedAt: null, state: JSON.stringify(nothingRun) },
      ...{ createdAt: clock.now(), createdBy: actor.id, changedBy: actor.id },
      ...{ wantedAt: null, wantedBy: null, claim: null, claimedBy: null, claimedAt: null, step: null },
      interrupted: null,
    }
    await refuseSameName(writer, row)
    await appendKept(writer, actor, row)
    await insertCollector(writer, row)
  })
  return { id }
}

/**
 * Changes a collector. A change of what is read ends the grant of a reviewer, who gave it for what was read before; a run under way stores
 * nothing. Switched on, or with other days of silence, it is judged at once as after a run. @throws AppError not-found, bad-request
 */
export async function changeCollector(
  deps: Needs,
  actor: Actor,
  id: string,
  draft: CollectorDraft,
): Promise<void> {
  const columns = await columnsOf(deps, draft)
  await deps.store.write(async (writer) => {
    const before = await requireCollector(writer, id)
    const reads = before.url !== columns.url || readingOf(before.body) !== readingOf(columns.body)
    const row: CollectorRow = {
      ...before,
      ...columns,
      // A secret is not sent to another server than it was given for.
      secret: sealedOf(deps, id, draft.secret, isSameServer(before.url, columns.url) ? before.secret : null),
      ...(reads && { grantedBy: null, changedBy: actor.id, state: withAsked(before, null) }),
      ...{ claim: null, claimedBy: null, claimedAt: null, step: null },
    }
    if (row.name !== before.name) await refuseSameName(writer, row)
    await appendKept(writer, actor, row)
    const judged = {
      ...{ now: deps.clock.now(), actor: actor.id, alerts: deps.alerts },
      resumed: '设置改了。',
    }
    const interrupted = draft.enabled
      ? await noteInterruption(writer, row, collectorState(row), judged)
      : await endInterruption(writer, actor, before)
    await updateCollector(writer, id, { ...row, interrupted })
  })
}

/** Removes a collector; what it brought stays. @throws AppError not-found */
export async function withdrawCollector({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireCollector(writer, id)
    await appendNamed(writer, actor, 'collector.removed', id, row.name)
    const interrupted = await endInterruption(writer, actor, row)
    await updateCollector(writer, id, {
      ...{ removedAt: clock.now(), nextAt: null, wantedAt: null, grantedBy: null, interrupted },
      ...{ claim: null, claimedBy: null, claimedAt: null, step: null },
    })
  })
}

/** Has a collector run now, whatever its schedule, or once more after the run under way. @throws AppError not-found */
export async function wantRun(deps: Needs & Pick<Deps, 'jobs'>, actor: Actor, id: string): Promise<void> {
  await deps.store.write(async (writer) => {
    await requireCollector(writer, id)
    await updateCollector(writer, id, { wantedAt: deps.clock.now(), wantedBy: actor.id })
  })
  deps.jobs.begin(collectorsJobName)
}

/** Asks the reviewers for a grant, who are told by their bell. @throws AppError not-found, conflict where one stands or is asked for */
export async function askForGrant({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireCollector(writer, id)
    if (row.grantedBy !== null) throw new AppError('conflict', '已有审核员准许直接通过。请刷新。')
    if (collectorState(row).asked) throw new AppError('conflict', '已经请审核员准许，等审核员办理。')
    const { sequence } = await appendNamed(writer, actor, 'collector.grant-asked', id, row.name)
    const asked = { sequence, at: clock.now(), by: actor.id }
    await updateCollector(writer, id, { state: withAsked(row, asked) })
  })
}

function withAsked(row: CollectorRow, asked: GrantAsked | null): string {
  return JSON.stringify({ ...collectorState(row), asked } satisfies CollectorState)
}

/**
 * Grants that what a collector brings counts as approved at once, where no check asks about it and the reviewer reviews its region, until
 * that is revoked. @throws AppError not-found, own-entry for whoever said what is read
 */
export async function grantApproval({ store }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireCollector(writer, id)
    const { name, createdBy, changedBy } = row
    if ([createdBy, changedBy].includes(actor.id))
      throw new AppError('own-entry', '自己设置的采集任务，不能自己准许直接通过，请由别的审核员准许。')
    await appendNamed(writer, actor, 'collector.granted', id, name)
    await updateCollector(writer, id, { grantedBy: actor.id, state: withAsked(row, null) })
  })
}

/** Revokes the grant, whoever gave it. @throws AppError not-found, conflict where there is none */
export async function revokeApproval({ store }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const { name, grantedBy } = await requireCollector(writer, id)
    if (grantedBy === null) throw new AppError('conflict', '这个采集任务没有直接通过的准许。请刷新。')
    await appendNamed(writer, actor, 'collector.revoked', id, name)
    await updateCollector(writer, id, { grantedBy: null })
  })
}

/** A collector that a person switches off or removes is missed no longer. */
async function endInterruption(
  writer: Writer,
  actor: Actor,
  { id, name, interrupted }: CollectorRow,
): Promise<null> {
  if (interrupted !== null) await appendNamed(writer, actor, 'collector.resumed', id, name)
  return null
}

async function requireCollector(writer: Writer, id: string): Promise<CollectorRow> {
  const row = await collectorById(writer, id)
  if (row) return row
  throw new AppError('not-found', '没有这个采集任务，可能已被删除。')
}

function appendNamed(
  writer: Writer,
  actor: Actor,
  kind: `collector.${'granted' | 'revoked' | 'removed' | 'resumed' | 'grant-asked'}`,
  id: string,
  name: string,
) {
  return writer.append({ actor: actor.id, kind, subject: `collector:${id}`, payload: { name } })
}

function appendKept(writer: Writer, actor: Actor, row: CollectorRow) {
  const { id, name, url, body, secret, enabled, grantedBy } = row
  return writer.append({
    ...{ actor: actor.id, kind: 'collector.kept', subject: `collector:${id}` },
    payload: {
      ...{ name, host: new URL(url).host, enabled: enabled === 1, grantedBy },
      ...{ urlDigest: digestOfSecret(url), bodyDigest: digestOfSecret(body) },
      secretDigest: secret === null ? null : digestOfSecret(secret),
    },
  })
}

/** What of a body decides what is read, and under which source it is stored. */
function readingOf(body: string): string {
  const {
    pattern: _p,
    workingDays: _w,
    silentDays: _s,
    header: _h,
    ...reading
  } = JSON.parse(body) as CollectorBody
  return JSON.stringify(reading)
}

/** @throws AppError conflict */
async function refuseSameName(
  writer: Writer,
  { id, name }: Pick<CollectorRow, 'id' | 'name'>,
): Promise<void> {
  const others = (await allCollectors(writer)).filter((row) => row.id !== id)
  if (others.some((row) => row.name === name))
    throw new AppError('conflict', `已有采集任务“${name}”。请换一个名称，或修改那一个。`)
}

async function columnsOf({ outgoing, clock, catalogue }: Needs, draft: CollectorDraft) {
  const { name, enabled, url: _url, secret: _secret, ...body } = draft
  const url = await sourceAddress({ outgoing }, draft)
  const now = clock.now()
  refuseUnfitSchedule(body, now)
  refuseUnfitReading(catalogue.current(), body)
  return {
    ...{ name: name.trim(), url: url.href, body: JSON.stringify(body), enabled: enabled ? 1 : 0 },
    nextAt: enabled ? nextRun(body, now, catalogue.current().calendar) : null,
  }
}

function sealedOf(
  { secrets }: Needs,
  id: string,
  given: string | undefined,
  before: string | null,
): string | null {
  if (given === undefined) return before
  return given.trim() === '' ? null : secrets.seal(given.trim(), collectorSeal(id))
}
