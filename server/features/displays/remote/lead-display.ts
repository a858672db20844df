import { later } from '../../../clock.ts'
import type { LeadWanted, RemoteDisplay } from '../../../contract/remote.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Reader } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../../access/actors.ts'
import { displaysOf, newestProfiles, updateDisplay, type DisplayRow } from '../queries.ts'
import { connectedDisplays, fleetView } from '../fleet/display-state.ts'

/** Milliseconds for which a remote directs a display after its last command, and for which it counts as there after its last sign. */
const [leadLasts, aliveFor] = [10 * 60_000, 45_000]

/** The text of the column `lead`: what is shown, whose remote directs it, until when at the latest, and the last sign of that remote. */
interface KeptLead extends LeadWanted {
  readonly by: string
  readonly byName: string
  readonly until: string
  readonly aliveAt: string
}

type Needs = Pick<Deps, 'store' | 'clock' | 'hub' | 'catalogue'>

/** The lead of a display, while it stands: its time has not passed, and its remote is there. */
export function standingLead({ lead }: Pick<DisplayRow, 'lead'>, now: string): KeptLead | null {
  if (lead === null) return null
  const kept = JSON.parse(lead) as KeptLead
  const stands = kept.until > now && later(kept.aliveAt, aliveFor) > now
  return stands ? kept : null
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
  return (await displaysOf(reader)).map((row, place) => {
    const lead = standingLead(row, now)
    const shown = shownOnDisplay(row, row.profile === null ? undefined : profiles.get(row.profile)?.content)
    return {
      ...{ id: row.id, name: row.name, number: place + 1 },
      online: fleetView(connected, row, { now, build: undefined }).online,
      scopes: [...boardsOnDisplay(shown)],
      at: shown.at,
      lead: lead && {
        ...{ scope: lead.scope, scene: lead.scene, target: lead.target, until: lead.until },
        ...{ byName: lead.byName, own: lead.by === actor.id },
      },
    }
  })
}

/**
 * Has a display show what a remote wants. Whoever directed it before loses it. @throws AppError not-found, conflict where it is off,
 * not-allowed for a board that it does not show, bad-request
 */
export async function leadDisplay(
  { store, clock, hub, catalogue }: Needs,
  actor: Actor,
  id: string,
  wanted: LeadWanted,
): Promise<void> {
  await store.write(async (writer) => {
    const display = (await listRemoteDisplays({ clock, hub }, writer, actor)).find((one) => one.id === id)
    if (!display) throw new AppError('not-found', '没有这块大屏，或已撤销。')
    if (!display.online) throw new AppError('conflict', `“${display.name}”不在线，没有照办。`)
    refuseForeign(catalogue.current(), display, wanted)
    const now = clock.now()
    const kept: KeptLead = {
      ...wanted,
      ...{ by: actor.id, byName: actor.displayName, until: later(now, leadLasts), aliveAt: now },
    }
    await updateDisplay(writer, id, { lead: JSON.stringify(kept) })
  })
}

function refuseForeign(
  index: CatalogueIndex,
  { name, scopes }: RemoteDisplay,
  { scope, target }: LeadWanted,
): void {
  const isOpen = scopes.some(
    (board) =>
      board === scope || (index.regions.has(board) && index.regions.has(scope) && index.within(scope, board)),
  )
  const targets = index.targetsIn(scope)
  if (!isOpen || !targets)
    throw new AppError('not-allowed', `“${name}”的方案里没有这块看板：${scope}。请选它的看板，或其中的地区。`)
  if (target !== null && !targets.some(({ record }) => record.id === target))
    throw new AppError('bad-request', `看板 ${scope} 上没有目标 ${target}。`)
}

/** Gives a display that the caller directs back to its profile. One that another directs stays with the other. */
export async function letGo({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = (await displaysOf(writer)).find((one) => one.id === id)
    if (row && standingLead(row, clock.now())?.by === actor.id)
      await updateDisplay(writer, id, { lead: null })
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
