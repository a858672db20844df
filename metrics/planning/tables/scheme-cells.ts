import type { Indicator } from '../../catalogue/indicator.ts'
import { accumulationSpellings, frequencySpellings, reviewLevelsText } from '../cells/words-read.ts'
import type { TargetDraft } from '../plan-draft.ts'

type Scheme = Pick<
  Indicator,
  'decimals' | 'frequency' | 'accumulation' | 'reportDays' | 'releaseMonths' | 'lockDays' | 'reviewLevels'
>

/** The cells of a row whose indicator is reported like another one: digits, frequency, accumulation, deadline, release, lock and review. */
export function schemeCells(scheme: Scheme): {
  readonly [Field in keyof Scheme]?: NonNullable<TargetDraft[Field]>
} {
  const { decimals, frequency, accumulation, reportDays, releaseMonths, lockDays, reviewLevels } = scheme
  return {
    decimals: String(decimals),
    frequency: frequencySpellings[frequency][0],
    accumulation: accumulationSpellings[accumulation][0],
    // Where nobody owes the other indicator, the cell stays blank: the row's own reporter has the usual deadline.
    ...(reportDays !== null && { reportDays: String(reportDays) }),
    ...(releaseMonths !== undefined && { releaseMonths: String(releaseMonths) }),
    ...(lockDays !== undefined && { lockDays: String(lockDays) }),
    ...(reviewLevels && { reviewLevels: reviewLevelsText(reviewLevels) }),
  }
}
