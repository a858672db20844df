import { describe, expect, it } from 'vitest'
import { narrativeReminder, type NarrativeCause } from '#metrics/agenda/narrative-reminders.ts'
import { nationalDay2024 } from '../calendar/make-calendar.ts'

const told = (...causes: NarrativeCause[]) => new Set(causes)

describe('narrativeReminder (J-10)', () => {
  it.each<[string, string, ReadonlySet<NarrativeCause>, NarrativeCause | null]>([
    ['2024-10-22', '2024-10-24', told(), null],
    ['2024-10-23', '2024-10-24', told(), 'due-soon'],
    ['2024-10-23', '2024-10-24', told('due-soon'), null],
    ['2024-10-24', '2024-10-24', told(), 'due-soon'],
    // The overdue reminder is sent alone where neither was sent.
    ['2024-10-25', '2024-10-24', told(), 'overdue'],
    ['2024-10-25', '2024-10-24', told('due-soon', 'overdue'), null],
    // The next working day after 30 September is 8 October; Saturday 12 October is worked.
    ['2024-09-30', '2024-10-08', told(), 'due-soon'],
    ['2024-10-11', '2024-10-14', told(), null],
    ['2024-10-12', '2024-10-14', told(), 'due-soon'],
  ])('on %s of one due on %s, told %o, is %s', (day, due, already, cause) => {
    expect(narrativeReminder({ due, told: already }, day, nationalDay2024)).toBe(cause)
  })
})
