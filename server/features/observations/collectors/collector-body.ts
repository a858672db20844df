import type { CollectorDraft, RunOutcome } from '../../../contract/collectors.ts'
import type { CollectorRow } from './queries.ts'

/** How a collector reads, maps, names and schedules: what its row keeps as JSON, besides name, address, secret and switch. */
export type CollectorBody = Omit<CollectorDraft, 'name' | 'enabled' | 'url' | 'secret'>

/** What came of the last runs. */
export interface CollectorState {
  /** The number of runs so far. */
  readonly runs: number
  readonly lastAt: string | null
  readonly outcome: RunOutcome | null
  readonly reason: string | null
  /** The runs that failed one after another, by which the next attempt waits. */
  readonly failures: number
  /** The runs since the last good one, whether they failed or all their new values were refused, and the beginning of the first of them. */
  readonly bad?: number
  readonly failedSince: string | null
  /** The time of the last run that took a value. */
  readonly takenAt: string | null
  /** The number of refusals of the last run; absent before one was counted. */
  readonly refused?: number
  /** The number of the last good run: what that refused is known to be bad. */
  readonly goodRun?: number
  /** The request to reviewers for a grant, until one is given or what is read changes. */
  readonly asked?: GrantAsked | null
  /** The series of which a value was ever taken. */
  readonly series: readonly string[]
}

/** A request that a reviewer grant a collector's values: its entry of the ledger, its time, and who asks. */
export interface GrantAsked {
  readonly sequence: number
  readonly at: string
  readonly by: string
}

/** The interruption of a collector: since which entry of the ledger and when nothing more comes, why, and the series that it brought. */
export interface Interruption extends Pick<CollectorState, 'series'> {
  readonly sequence: number
  readonly at: string
  readonly reason: string
}

export const nothingRun: CollectorState = {
  ...{ runs: 0, lastAt: null, outcome: null, reason: null, failures: 0, failedSince: null, takenAt: null },
  series: [],
}

export function collectorBody({ body }: Pick<CollectorRow, 'body'>): CollectorBody {
  return JSON.parse(body) as CollectorBody
}

export function collectorState({ state }: Pick<CollectorRow, 'state'>): CollectorState {
  return JSON.parse(state) as CollectorState
}

/** The id under which a collector stands on the ledger as the actor of its values. */
export const collectorActor = (id: string) => `collector:${id}`

/** The source of values as their notes tell it: publisher, producer, version, method and limits. */
export function sourceNote(
  {
    publisher,
    producer,
    method,
    limits,
  }: Pick<CollectorBody, 'publisher' | 'producer' | 'method' | 'limits'>,
  version: string,
): string {
  const parts = [
    publisher.trim(),
    producer.trim() !== '' && producer.trim() !== publisher.trim() && `制作：${producer.trim()}`,
    `版本：${version}`,
    method.trim() !== '' && `方法：${method.trim()}`,
    limits.trim() !== '' && `限制：${limits.trim()}`,
  ]
  return parts.filter((part) => part !== false).join('；')
}
