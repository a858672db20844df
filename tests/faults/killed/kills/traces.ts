import type { Rows } from './read-rows.ts'

type Observation = Rows['observation'][number]

/** The traces of a write, as texts. */
export const traceOf = {
  entry: (kind: string, subject: string) => `entry ${kind} ${subject}`,
  value: (
    item: Pick<Observation, 'indicator' | 'region' | 'period' | 'note'> & { readonly value?: unknown },
  ) => `value ${[item.indicator, item.region, item.period, item.value, item.note].join(' ')}`,
  decision: (state: string, subject: string, reason: string | null) =>
    `${state} ${subject} ${reason ?? 'without reason'}`,
  person: (id: string) => `person ${id}`,
  personName: (id: string, displayName: string) => `person ${id} is called ${displayName}`,
}

/** The number of occurrences of each trace. */
export function tracesIn({ ledger, observation, person }: Rows): ReadonlyMap<string, number> {
  const decided = observation.filter((row) => wasDecided(row))
  const traces = [
    ...ledger.map(({ kind, subject }) => traceOf.entry(kind, subject)),
    ...observation.map(traceOf.value),
    ...decided.map((row) => traceOf.decision(row.state, subjectOf(row), row.returnReason)),
    ...person.flatMap(({ id, displayName }) => [traceOf.person(id), traceOf.personName(id, displayName)]),
  ]
  const counts = new Map<string, number>()
  for (const trace of traces) counts.set(trace, (counts.get(trace) ?? 0) + 1)
  return counts
}

/** Contradictions between tables and ledger, such as half of a write or an undone one; empty where there are none. */
export function contradictionsIn({ ledger, observation, person, periodClosure }: Rows): string[] {
  const entries = new Set(ledger.map(({ sequence, kind, subject }) => `${sequence} ${kind} ${subject}`))
  const rows = new Set(observation.flatMap(entriesOf))
  const closed = new Set<string>()
  const created = new Set<string>()
  for (const { kind, subject } of ledger) {
    if (kind === 'period.closed') closed.add(subject)
    if (kind === 'period.reopened') closed.delete(subject)
    if (kind === 'person.created') created.add(subject)
  }
  return [
    ...ledger.flatMap(({ sequence }, place) =>
      sequence === place + 1 ? [] : [`entry ${sequence} is not the next`],
    ),
    ...ledger.flatMap(({ sequence, at }, place) =>
      at < (ledger[place - 1]?.at ?? '') ? [`time runs backwards at entry ${sequence}`] : [],
    ),
    ...differences(
      'observation',
      rows,
      new Set([...entries].filter((entry) => / observation\./.test(entry))),
    ),
    ...differences('period_closure', new Set(periodClosure.map(({ period }) => period)), closed),
    ...differences('person', new Set(person.map(({ id }) => `person:${id}`)), created),
  ]
}

/** The ledger entries that a stored revision needs. */
function entriesOf(row: Observation): string[] {
  const subject = subjectOf(row)
  if (row.decidedSequence === row.sequence) return [`${row.sequence} observation.approved ${subject}`]
  const entered = `${row.sequence} observation.${row.state === 'draft' ? 'drafted' : 'submitted'} ${subject}`
  return wasDecided(row) ? [entered, `${row.decidedSequence} observation.${row.state} ${subject}`] : [entered]
}

function wasDecided({ sequence, decidedSequence }: Observation): boolean {
  return decidedSequence !== null && decidedSequence !== sequence
}

function subjectOf({ indicator, region, period, revision }: Observation): string {
  return [indicator, region, period, revision].join('/')
}

function differences(table: string, stored: ReadonlySet<string>, told: ReadonlySet<string>): string[] {
  return [
    ...[...stored].filter((one) => !told.has(one)).map((one) => `${table}: ${one} is not on the ledger`),
    ...[...told].filter((one) => !stored.has(one)).map((one) => `${table}: ${one} is on the ledger alone`),
  ]
}
