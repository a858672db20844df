import { describe, expect, it } from 'vitest'
import { repetitionText } from '#web/review/repetition-text.ts'

describe('repetitionText', () => {
  it('says where an explanation recurs', () => {
    expect(repetitionText({ cells: 9, periods: 1 })).toBe('同一说明用于本单 9 项：请看是否对每一项都说得通')
    expect(repetitionText({ cells: 1, periods: 3 })).toBe('与此前 2 期的说明相同：请看是否对每一项都说得通')
    expect(repetitionText({ cells: 4, periods: 3 })).toBe(
      '同一说明用于本单 4 项，与此前 2 期的说明相同：请看是否对每一项都说得通',
    )
  })
})
