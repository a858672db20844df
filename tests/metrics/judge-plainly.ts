import { assess } from '#metrics/assessment.ts'
import type { Assessment, AssessmentInput } from '#metrics/assessment.ts'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'

/** A target is judged by xushi-1 with Monday to Friday as working days, unless a test says otherwise. */
export function judgePlainly(
  input: Omit<AssessmentInput, 'rule' | 'calendar'> & Partial<AssessmentInput>,
): Assessment {
  return assess({ rule: xushi1, calendar: weekdaysOnly, ...input })
}
