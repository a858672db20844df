import { assess } from '#metrics/assessment.ts'
import type { Assessment, AssessmentInput } from '#metrics/assessment.ts'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'

/** Judges by xushi-1 and Monday to Friday where a test does not say otherwise. */
export function judgePlainly(
  input: Omit<AssessmentInput, 'rule' | 'calendar'> & Partial<AssessmentInput>,
): Assessment {
  return assess({ rule: xushi1, calendar: weekdaysOnly, ...input })
}
