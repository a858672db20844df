import { describe, expect, it } from 'vitest'
import {
  filingsToChase,
  inVain,
  timelinessFace,
  matrixSummary,
  type ShownTimeliness,
} from '#web/timeliness/matrix-face.ts'

const standing = (part: Partial<ShownTimeliness>): ShownTimeliness => ({
  ...{ promptness: 'on-time', deadline: '2024-10-15', owed: 9, late: 0, missing: 0, returned: 0 },
  ...{ daysLate: null, chased: null },
  ...part,
})

const chased = { on: '2024-10-31', byName: '李强', times: 2 }

describe('timelinessFace', () => {
  it('says how much is missing, else how many days it came late, and how much is returned', () => {
    expect(
      timelinessFace(
        standing({ promptness: 'missing', missing: 3, late: 2, daysLate: 4, returned: 1, chased }),
      ),
    ).toEqual({
      ...{ word: '缺 3', tone: 'error', returned: '退 1', chased: '催 10/31' },
    })
    expect(timelinessFace(standing({ promptness: 'late', late: 2, daysLate: 4, chased }))).toEqual({
      ...{ word: '迟 4 天', tone: 'query', returned: '', chased: '' },
    })
    const plain = { returned: '', chased: '' }
    expect(timelinessFace(standing({ chased }))).toEqual({ word: '按时', tone: 'done', ...plain })
    const words = (promptness: ShownTimeliness['promptness']) => timelinessFace(standing({ promptness }))
    expect(words('not-due')).toEqual({ word: '未到期', tone: '', ...plain })
    expect(words('undated')).toEqual({ word: '补录', tone: '', ...plain })
  })
})

describe('matrixSummary', () => {
  it('counts filings with something missing, their organisations, late filings and returned figures', () => {
    const organisationRow = (organisation: string, ...standings: (ShownTimeliness | null)[]) => ({
      ...{
        organisation,
        name: organisation,
        level: 'city' as const,
        rate: null,
        hasReporter: true,
        standings,
      },
    })
    const missing = standing({ promptness: 'missing', missing: 1, returned: 2 })
    const units = [
      organisationRow('a', missing, missing, null),
      organisationRow('b', standing({ promptness: 'late' }), standing({ returned: 1 }), missing),
      organisationRow('c', standing({}), null, null),
    ]
    expect(matrixSummary({ units })).toEqual({ missing: { filings: 3, units: 2 }, late: 1, returned: 7 })
  })
})

describe('filingsToChase', () => {
  it('are those of which something is missing or returned', () => {
    const [missing, returned] = [standing({ promptness: 'missing', missing: 1 }), standing({ returned: 1 })]
    const organisationRow = {
      organisation: 'a',
      name: '甲局',
      level: 'city' as const,
      rate: null,
      hasReporter: true,
    }
    const periods = ['2024-M07', '2024-M08', '2024-M09', '2024-M10'].map((period) => ({ period, rate: null }))
    const units = [{ ...organisationRow, standings: [missing, standing({}), returned, null] }]
    expect(filingsToChase({ units, periods })).toEqual([
      { filing: 'a-2024-M07', name: '甲局', period: '2024-M07', standing: missing, hasReporter: true },
      { filing: 'a-2024-M09', name: '甲局', period: '2024-M09', standing: returned, hasReporter: true },
    ])
  })
})

describe('inVain', () => {
  it('says why nobody would be told: nobody reports, or all were told today', () => {
    const one = { filing: 'a-2024-M07', name: '甲局', period: '2024-M07', hasReporter: true }
    expect(inVain({ ...one, standing: standing({ chased }) }, '2024-11-01')).toBe('')
    expect(inVain({ ...one, standing: standing({ chased }) }, '2024-10-31')).toBe('今天已催')
    expect(inVain({ ...one, standing: standing({}), hasReporter: false }, '2024-11-01')).toContain(
      '没有人可催',
    )
  })
})
