import type { Calendar } from '#metrics/calendar/calendar.ts'

/** The calendar of 国庆 2024 (国办发明电〔2023〕7号): off 1–7 October, worked 29 September and 12 October. */
export const nationalDay2024: Calendar = {
  years: [
    {
      year: 2024,
      holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
      workdays: ['2024-09-29', '2024-10-12'],
      source: '国办发明电〔2023〕7号',
    },
  ],
}
