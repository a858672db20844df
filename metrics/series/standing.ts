import { periodIndex } from '../period.ts'
import type { Frequency } from '../period.ts'
import { isStoodBy } from '../workflow/figure-workflow.ts'
import type { Observation } from './observation.ts'

/** Whether an approved revision replaces the standing one: a later one does, and any replaces a demo value. Rule A-2. */
export function supersedes(
  candidate: Pick<Observation, 'provenance' | 'revision'>,
  standing: Pick<Observation, 'provenance' | 'revision'> | undefined,
): boolean {
  if (!standing) return true
  const [isDemo, wasDemo] = [candidate.provenance === 'demo', standing.provenance === 'demo']
  return isDemo === wasDemo ? candidate.revision > standing.revision : wasDemo
}

/** Whether a value is real, rather than a demo one. */
export function isReal({ provenance }: Pick<Observation, 'provenance'>): boolean {
  return provenance !== 'demo'
}

/** The newest revision of each period that its organisation stands by, by the period's number. */
export function newestStoodBy<Revision extends Pick<Observation, 'period' | 'revision' | 'state'>>(
  revisions: readonly Revision[],
  frequency: Frequency,
): Map<number, Revision> {
  const newest = new Map<number, Revision>()
  for (const one of revisions) {
    if (!isStoodBy(one.state) || one.period.frequency !== frequency) continue
    const index = periodIndex(one.period)
    if (one.revision >= (newest.get(index)?.revision ?? 0)) newest.set(index, one)
  }
  return newest
}
