import { describe, expect, it } from 'vitest'
import { standingFace, matrixSummary, type ShownStanding } from '#web/timeliness/matrix-face.ts'

const standing = (part: Partial<ShownStanding>): ShownStanding => ({
  ...{ promptness: 'on-time', deadline: '2024-10-15', owed: 9, late: 0, missing: 0, returned: 0 },
  daysLate: null,
  ...part,
})

describe('standingFace', () => {
  it('says how much is missing and how late the rest came, and what stands returned beside it', () => {
    expect(
      standingFace(standing({ promptness: 'missing', missing: 3, late: 2, daysLate: 4, returned: 1 })),
    ).toEqual({
      ...{ word: '缺 3', tone: 'error', returned: '退 1' },
    })
    expect(standingFace(standing({ promptness: 'late', late: 2, daysLate: 4 }))).toEqual({
      ...{ word: '迟 4 天', tone: 'query', returned: '' },
    })
    expect(standingFace(standing({}))).toEqual({ word: '按时', tone: 'done', returned: '' })
    expect(standingFace(standing({ promptness: 'not-due' }))).toEqual({
      word: '未到期',
      tone: '',
      returned: '',
    })
    expect(standingFace(standing({ promptness: 'undated' }))).toEqual({
      word: '补录',
      tone: '',
      returned: '',
    })
  })
})

describe('matrixSummary', () => {
  it('counts filings with something missing, their units, late filings and returned figures', () => {
    const unit = (organisation: string, ...standings: (ShownStanding | null)[]) => ({
      ...{ organisation, name: organisation, level: 'city' as const, rate: null, standings },
    })
    const missing = standing({ promptness: 'missing', missing: 1, returned: 2 })
    const units = [
      unit('a', missing, missing, null),
      unit('b', standing({ promptness: 'late' }), standing({ returned: 1 }), missing),
      unit('c', standing({}), null, null),
    ]
    expect(matrixSummary({ units })).toEqual({ missing: { filings: 3, units: 2 }, late: 1, returned: 7 })
  })
})
