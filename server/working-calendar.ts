import type { Calendar } from '#metrics/calendar.ts'
import { workingDays } from '#seeds/working-days.ts'

/** The working days that deadlines are counted in. */
export const workingCalendar: Calendar = { years: workingDays }
