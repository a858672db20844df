import { addDays } from '#metrics/period/civil-date.ts'
import type { CatalogueSource } from '../../catalogue-source.ts'
import type { Clock } from '../../clock.ts'
import { ledgerAfter, type LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Store } from '../../db/store.ts'
import type { View } from '../view.ts'

interface Needs {
  readonly store: Pick<Store, 'reader' | 'head'>
  readonly clock: Pick<Clock, 'today'>
  readonly catalogue: CatalogueSource
}

/** How far the ledger was followed: the last entry, and the last day whose lights were compared with those of the day before. */
export interface Followed {
  readonly followed: number
  readonly followedDay: string
}

/** What comes next: a new day, or entries that belong together. */
export interface LedgerStep extends Followed {
  /** The entries; none on a new day. */
  readonly entries: readonly LedgerEntry[]
  readonly before: View
  readonly after: View
}

/** The number of entries that are read at once. */
const pageSize = 64
/** After a pause, lights that turned without an entry are told for the last so many days only. */
const mostDays = 31

/** Whether an entry belongs to the same step as those before it, of which there is at least one. */
export type Together = (before: readonly LedgerEntry[], entry: LedgerEntry) => boolean

/**
 * The entries that one actor wrote at one instant are those of one act, such as a batch, so that a follower that begins again makes the same
 * steps.
 */
const ofOneAct: Together = ([first], { at, actor }) => first?.at === at && first.actor === actor

/** The step after what was followed; undefined where nothing is new. Without `tellsLights` all new days are one step. */
export async function nextStep(
  { store, clock, catalogue }: Needs,
  { followed, followedDay }: Followed,
  {
    tellsLights = true,
    together = ofOneAct,
  }: { readonly tellsLights?: boolean; readonly together?: Together } = {},
): Promise<LedgerStep | undefined> {
  const viewAt = async (at: string, asOf: number): Promise<View> => ({
    reader: store.reader,
    index: (await catalogue.asOf(asOf)).on(at),
    at,
    asOf,
  })
  const entries = await nextEntries(store, followed, together)
  const reached = entries[0]?.at.slice(0, 10) ?? clock.today()
  if (reached > followedDay) {
    const day = tellsLights ? nextDay(followedDay, reached) : reached
    const [before, after] = [await viewAt(addDays(day, -1), followed), await viewAt(day, followed)]
    return { entries: [], before, after, followed, followedDay: day }
  }
  const last = entries.at(-1)
  if (!last) return undefined
  const [before, after] = [await viewAt(reached, followed), await viewAt(reached, last.sequence)]
  return { entries, before, after, followed: last.sequence, followedDay }
}

function nextDay(followedDay: string, reached: string): string {
  const earliest = addDays(reached, 1 - mostDays)
  const next = addDays(followedDay, 1)
  return next < earliest ? earliest : next
}

async function nextEntries(
  store: Needs['store'],
  followed: number,
  together: Together,
): Promise<LedgerEntry[]> {
  const end = store.head().sequence
  const group: LedgerEntry[] = []
  for (;;) {
    const entries = await ledgerAfter(store.reader, group.at(-1)?.sequence ?? followed, pageSize)
    for (const entry of entries) {
      if (entry.sequence > end || (group.length > 0 && !together(group, entry))) return group
      group.push(entry)
    }
    if (entries.length < pageSize) return group
  }
}
