import type { CalendarYear } from '#metrics/calendar/calendar.ts'

/** The days of one month, `YYYY-MM-DD`. */
const days = (month: string, ...dates: readonly number[]): string[] =>
  dates.map((date) => `${month}-${String(date).padStart(2, '0')}`)

/**
 * 法定节假日 and 调休 as the State Council's yearly notices fixed them: weekdays off, and weekend days worked.
 * An administrator adds the years to come.
 */
export const workingDays: readonly CalendarYear[] = [
  {
    year: 2021,
    source: '国办发明电〔2020〕27号',
    holidays: [
      ...days('2021-01', 1),
      ...days('2021-02', 11, 12, 15, 16, 17),
      ...days('2021-04', 5),
      ...days('2021-05', 3, 4, 5),
      ...days('2021-06', 14),
      ...days('2021-09', 20, 21),
      ...days('2021-10', 1, 4, 5, 6, 7),
    ],
    workdays: [
      ...days('2021-02', 7, 20),
      ...days('2021-04', 25),
      ...days('2021-05', 8),
      ...days('2021-09', 18, 26),
      ...days('2021-10', 9),
    ],
  },
  {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    holidays: [
      ...days('2022-01', 3, 31),
      ...days('2022-02', 1, 2, 3, 4),
      ...days('2022-04', 4, 5),
      ...days('2022-05', 2, 3, 4),
      ...days('2022-06', 3),
      ...days('2022-09', 12),
      ...days('2022-10', 3, 4, 5, 6, 7),
    ],
    workdays: [
      ...days('2022-01', 29, 30),
      ...days('2022-04', 2, 24),
      ...days('2022-05', 7),
      ...days('2022-10', 8, 9),
    ],
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    holidays: [
      ...days('2023-01', 2, 23, 24, 25, 26, 27),
      ...days('2023-04', 5),
      ...days('2023-05', 1, 2, 3),
      ...days('2023-06', 22, 23),
      ...days('2023-09', 29),
      ...days('2023-10', 2, 3, 4, 5, 6),
    ],
    workdays: [
      ...days('2023-01', 28, 29),
      ...days('2023-04', 23),
      ...days('2023-05', 6),
      ...days('2023-06', 25),
      ...days('2023-10', 7, 8),
    ],
  },
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    holidays: [
      ...days('2024-01', 1),
      ...days('2024-02', 12, 13, 14, 15, 16),
      ...days('2024-04', 4, 5),
      ...days('2024-05', 1, 2, 3),
      ...days('2024-06', 10),
      ...days('2024-09', 16, 17),
      ...days('2024-10', 1, 2, 3, 4, 7),
    ],
    workdays: [
      ...days('2024-02', 4, 18),
      ...days('2024-04', 7, 28),
      ...days('2024-05', 11),
      ...days('2024-09', 14, 29),
      ...days('2024-10', 12),
    ],
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    holidays: [
      ...days('2025-01', 1, 28, 29, 30, 31),
      ...days('2025-02', 3, 4),
      ...days('2025-04', 4),
      ...days('2025-05', 1, 2, 5),
      ...days('2025-06', 2),
      ...days('2025-10', 1, 2, 3, 6, 7, 8),
    ],
    workdays: [
      ...days('2025-01', 26),
      ...days('2025-02', 8),
      ...days('2025-04', 27),
      ...days('2025-09', 28),
      ...days('2025-10', 11),
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知(2025-11-04)',
    holidays: [
      ...days('2026-01', 1, 2),
      ...days('2026-02', 16, 17, 18, 19, 20, 23),
      ...days('2026-04', 6),
      ...days('2026-05', 1, 4, 5),
      ...days('2026-06', 19),
      ...days('2026-09', 25),
      ...days('2026-10', 1, 2, 5, 6, 7),
    ],
    workdays: [
      ...days('2026-01', 4),
      ...days('2026-02', 14, 28),
      ...days('2026-05', 9),
      ...days('2026-09', 20),
      ...days('2026-10', 10),
    ],
  },
]
