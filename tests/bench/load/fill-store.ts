import { join } from 'node:path'
import Database from 'better-sqlite3'
import { catalogue } from '#seeds/catalogue.ts'
import { figureTransition } from '#metrics/workflow/figure-workflow.ts'
import { systemClock } from '#server/clock.ts'
import { nextEntry, type LedgerHead } from '#server/db/ledger/ledger.ts'
import { decisionOf } from '#server/db/observations/decision.ts'
import { eventOf, observationKinds, subjectOf } from '#server/db/observations/observation-event.ts'
import { insertInto, type Row } from './insert-into.ts'
import { progress } from '../progress.ts'

const firstYear = 2012
const months = 13 * 12
/** The number of values of one region: one of every indicator in each month of 2012 to 2024. */
const valuesOfRegion = catalogue.indicators.length * months
/** The program itself, since no token of the ledger published these. */
const actor = 'system'
const batch = 50_000

/**
 * `count` approved values are stored in the migrated database of `data`, which no server has open: first the histories
 * of the indicators' own regions, then those of other regions, as counties would report them. The rows are stored in
 * bulk and without waiting for the disk, with the server's own entries and hashes, so that the ledger verifies.
 */
export function fillStore(data: string, count: number): void {
  const database = new Database(join(data, 'xushi.db'))
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -1000000')
  const newest = database.prepare('select sequence, at, hash from ledger order by sequence desc limit 1')
  let head = newest.get() as LedgerHead
  const [first] = rowsOf(0, head)
  const insertEntry = insertInto(database, 'ledger', first.entry)
  const insertObservation = insertInto(database, 'observation', first.observation)
  const insertDecision = insertInto(database, 'decision', first.decision)
  const store = database.transaction((from: number, end: number) => {
    for (let index = from; index < end; index += 1) {
      const [{ entry, observation, decision }, next] = rowsOf(index, head)
      insertEntry.run(entry)
      insertObservation.run(observation)
      insertDecision.run(decision)
      head = next
    }
  })
  for (let stored = 0; stored < count; stored += batch) {
    if (stored > 0 && stored % 1_000_000 === 0)
      progress(`${stored.toLocaleString('en')} of ${count.toLocaleString('en')} stored`)
    store(stored, Math.min(count, stored + batch))
  }
  // The lights that these values turned were told long ago, as by a server that stored them one after another.
  database.prepare('update lights_followed set followed = ?').run(head.sequence)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** The rows of the value with the number `index`, as a post leaves them, and the ledger's head after it. */
function rowsOf(
  index: number,
  head: LedgerHead,
): [{ entry: Row; observation: Row; decision: Row }, LedgerHead] {
  const value = valueAt(index)
  const entry = nextEntry(
    head,
    {
      at: systemClock.now(),
      actor,
      kind: observationKinds.approved,
      subject: subjectOf(value),
      payload: eventOf(value),
    },
    'sha256',
  )
  const { sequence, at } = entry
  const { periodEnd, ...columns } = value
  const { previousHash, ...link } = entry
  const decided = { decided_sequence: sequence, decided_by: actor, decided_at: at }
  const workflow = { actor, at, sequence, state: 'approved', submitted_sequence: sequence, ...decided }
  const observation = { ...columns, period_end: periodEnd, ...workflow }
  const { waitsFromLevel, ...published } = decisionOf(entry, value, figureTransition('publish'), {
    reason: null,
  })
  const decision = { ...published, waits_from: waitsFromLevel }
  return [{ entry: { ...link, previous_hash: previousHash }, observation, decision }, entry]
}

function valueAt(index: number): Parameters<typeof eventOf>[0] {
  const indicator = catalogue.indicators[index % catalogue.indicators.length]!
  const month = Math.floor(index / catalogue.indicators.length) % months
  const county = Math.floor(index / valuesOfRegion)
  const year = firstYear + Math.floor(month / 12)
  const ofYear = (month % 12) + 1
  return {
    indicator: indicator.id,
    region: county === 0 ? indicator.regions[0]! : String(500_000 + county),
    period: `${year}-M${String(ofYear).padStart(2, '0')}`,
    revision: 100,
    periodEnd: new Date(Date.UTC(year, ofYear, 0)).toISOString().slice(0, 10),
    value: String(ofYear * 5 + (index % 5)),
    reason: null,
    status: 'A',
    bound: null,
    note: null,
    provenance: 'published',
    findings: null,
  }
}
