import { isRealExplanation } from '#metrics/checks/real-explanation.ts'
import { formatPeriod } from '#metrics/period.ts'
import { isOnDesk } from '#metrics/workflow/figure-workflow.ts'
import { stateAsOf, type ObservationRow } from '../../../db/observations/observation-row.ts'
import { approvedIn } from '../../../judging/reasons/told-source.ts'
import type { JudgedTarget } from '../../../judging/judge.ts'
import type { View } from '../../../judging/view.ts'

/** Values of a target that a meeting must ask for, as periods in SDMX form. */
export interface AskedValues {
  /** The last period whose value was returned and not reported again. */
  readonly returned: string | null
  /** The judged period, where a check asked about its approved value and nobody explained that value. */
  readonly unexplained: string | null
}

/** Finds the values that a meeting must ask for: those of the target's span up to the reference date. Rule J-9. */
export function askedValues(
  { catalogued: { record }, assessment, rows }: JudgedTarget,
  { at, asOf }: Pick<View, 'at' | 'asOf'>,
): AskedValues {
  const newest = new Map<string, ObservationRow>()
  for (const row of rows) {
    const told = row.periodEnd >= record.start && row.periodEnd <= at && !isOnDesk(stateAsOf(row, asOf))
    if (told && row.revision > (newest.get(row.period)?.revision ?? 0)) newest.set(row.period, row)
  }
  const returned = [...newest.values()].filter((row) => stateAsOf(row, asOf) === 'returned')
  // A correction that waits for its decision is not judged yet.
  const judged = assessment.period && approvedIn(rows, formatPeriod(assessment.period, 'sdmx'), asOf)
  return {
    returned:
      returned
        .map(({ period }) => period)
        .sort()
        .at(-1) ?? null,
    unexplained: judged && isUnexplained(judged) ? judged.period : null,
  }
}

function isUnexplained({ findings, note }: ObservationRow): boolean {
  if (findings === null) return false
  const asked = (JSON.parse(findings) as { readonly severity: string }[]).some(
    ({ severity }) => severity === 'query',
  )
  return asked && !isRealExplanation(note ?? '')
}
