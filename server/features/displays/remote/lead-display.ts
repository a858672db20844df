import { later } from '../../../clock.ts'
import type { LeadShown, LeadWanted, RemoteDisplay } from '../../../contract/remote.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { scopeName } from '#metrics/catalogue/scope-name.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { sceneWords } from '#metrics/wording/installation/scenes.ts'
import { boardFilterWords } from '#metrics/wording/judging/board-filters.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../../access/actors.ts'
import { displaysOf, newestProfiles, updateDisplay, type DisplayRow } from '../queries.ts'
import { followedMeeting, roomsOf } from '../rooms/room-lead.ts'
import { connectedDisplays, fleetView } from '../fleet/display-state.ts'

/** Milliseconds after its last command for which a remote has a display, or holds its picture, and without a sign of it after which it is lost. */
const [leadLasts, holdLasts, aliveFor] = [10 * 60_000, 4 * 3_600_000, 45_000]

/** The text of the column `lead`. */
export interface KeptLead extends LeadShown {
  readonly by: string
  readonly aliveAt: string
}

/** What a lead of an earlier release does not tell. */
const whole = { at: null, asOf: null, hold: false, mark: null, filter: null }

type Needs = Pick<Deps, 'store' | 'clock' | 'hub' | 'catalogue'>

/** The lead of a display, while it stands: its time has not passed, and its remote is there. */
export function standingLead({ lead }: Pick<DisplayRow, 'lead'>, now: string): KeptLead | null {
  if (lead === null) return null
  const kept = { ...whole, ...(JSON.parse(lead) as KeptLead) }
  const stands = kept.until > now && later(kept.aliveAt, aliveFor) > now
  return stands ? kept : null
}

/** A lead without the id of who directs. */
export function shownLead({ by: _, aliveAt: __, ...lead }: KeptLead): LeadShown {
  return lead
}

/** The displays that can be directed, as one remote sees them. */
export async function listRemoteDisplays(
  { clock, hub }: Pick<Deps, 'clock' | 'hub'>,
  reader: Reader,
  actor: Actor,
): Promise<RemoteDisplay[]> {
  const now = clock.now()
  const connected = connectedDisplays(hub)
  const profiles = await newestProfiles(reader)
  const all = await displaysOf(reader)
  const rooms = await roomsOf(reader, all)
  const rows = all.map((row, place) => ({ row, place }))
  const own = rows.filter(({ row }) => actor.steers?.includes(row.id) !== false)
  return own.map(({ row, place }) => {
    const lead = standingLead(row, now)
    const shown = shownOnDisplay(row, row.profile === null ? undefined : profiles.get(row.profile)?.content)
    return {
      ...{ id: row.id, name: row.name, number: place + 1 },
      online: fleetView(connected, row, { now, build: undefined }).online,
      scopes: [...boardsOnDisplay(shown)],
      at: shown.at,
      lead: lead && { ...shownLead(lead), own: lead.by === actor.id },
      meeting: followedMeeting(row, rooms, now),
    }
  })
}

/**
 * Has a display show what a remote wants. Whoever directed it before loses it. @returns who that was, null where nobody else did, and the
 * command in words @throws AppError not-found, conflict where it is off, not-allowed for a board that it does not show, bad-request
 */
export async function leadDisplay(
  { store, clock, hub, catalogue }: Needs,
  actor: Actor,
  id: string,
  wanted: LeadWanted,
): Promise<{ readonly from: string | null; readonly told: string }> {
  return store.write(async (writer) => {
    const display = (await listRemoteDisplays({ clock, hub }, writer, actor)).find((one) => one.id === id)
    if (!display) throw new AppError('not-found', '没有这块大屏，或已撤销，或不归这个遥控器。')
    if (!display.online) throw new AppError('conflict', `“${display.name}”不在线，没有照办。`)
    const index = catalogue.current()
    refuseForeign(index, display, wanted)
    refuseFuture(wanted, clock.today())
    const now = clock.now()
    const kept: KeptLead = {
      ...{ ...whole, ...wanted, by: actor.id, byName: actor.displayName, aliveAt: now },
      until: later(now, wanted.hold === true ? holdLasts : leadLasts),
    }
    await updateDisplay(writer, id, { lead: JSON.stringify(kept) })
    await noteSeen(writer, actor, now)
    const from = display.lead && !display.lead.own ? display.lead.byName : null
    return { from, told: commandText(index, display.name, kept) }
  })
}

/** A command in words, for the audit log. */
function commandText(
  index: CatalogueIndex,
  name: string,
  { scope, scene, target, at, asOf, hold, mark, filter }: LeadShown,
): string {
  const nameOf = (id: string) => index.targets.get(id)?.record.name ?? id
  const parts = [
    `${scopeName(scope, index)}，${sceneWords[scene]}`,
    ...(target === null ? [] : [`只讲“${nameOf(target)}”`]),
    ...(filter === null ? [] : [`只看“${boardFilterWords[filter]}”`]),
    ...(mark === null ? [] : [`标出“${nameOf(mark)}”`]),
    ...(at === null ? [] : [`基准日 ${at}`]),
    ...(asOf === null ? [] : [`${asOf} 当时所知`]),
    ...(hold ? ['定住'] : []),
  ]
  return `“${name}”：${parts.join('，')}`
}

/** Notes when a paired remote last commanded. */
async function noteSeen(writer: Writer, { kind, id }: Actor, now: string): Promise<void> {
  if (kind === 'remote') await updateDisplay(writer, id.slice('remote:'.length), { lastSeenAt: now })
}

/** What will be known is known to nobody. @throws AppError bad-request */
function refuseFuture({ asOf = null }: LeadWanted, today: string): void {
  if (asOf === null || (isDate(asOf) && asOf <= today)) return
  throw new AppError(
    'bad-request',
    `不能看 ${asOf} 当时所知的数：没有这一天，或还没有到。请写今天以前的一天，看现在所知的请写 null。`,
  )
}

function refuseForeign(
  index: CatalogueIndex,
  { name, scopes }: RemoteDisplay,
  { scope, target, mark = null, at = null }: LeadWanted,
): void {
  const isOpen = scopes.some(
    (board) =>
      board === scope || (index.regions.has(board) && index.regions.has(scope) && index.within(scope, board)),
  )
  const targets = index.targetsIn(scope)
  if (!isOpen || !targets)
    throw new AppError('not-allowed', `“${name}”的方案里没有这块看板：${scope}。请选它的看板，或其中的地区。`)
  const gone = [target, mark].find((one) => one !== null && !targets.some(({ record }) => record.id === one))
  if (gone) throw new AppError('bad-request', `看板 ${scope} 上没有目标 ${gone}。`)
  if (at !== null && !isDate(at))
    throw new AppError('bad-request', `没有这一天：${at}。基准日请写成 2024-10-31，用大屏自己的请写 null。`)
}

/**
 * Gives a display that the caller directs back to its profile. One that another directs stays with the other. @returns its name where it
 * was given back
 */
export async function letGo({ store, clock }: Needs, actor: Actor, id: string): Promise<string | undefined> {
  return store.write(async (writer) => {
    const row = (await displaysOf(writer)).find((one) => one.id === id)
    if (!row || standingLead(row, clock.now())?.by !== actor.id) return undefined
    await updateDisplay(writer, id, { lead: null })
    return row.name
  })
}

/** Notes that the remote of the caller is there. */
export async function noteRemote({ store, clock }: Needs, actor: Actor): Promise<void> {
  const now = clock.now()
  await store.write(async (writer) => {
    for (const row of await displaysOf(writer)) {
      const lead = standingLead(row, now)
      if (lead?.by === actor.id)
        await updateDisplay(writer, row.id, { lead: JSON.stringify({ ...lead, aliveAt: now }) })
    }
  })
}
