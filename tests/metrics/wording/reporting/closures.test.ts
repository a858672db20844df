import { describe, expect, it } from 'vitest'
import {
  closingWords,
  closureText,
  exceptionText,
  lackingText,
  periodStatus,
  periodStatusWords,
} from '#metrics/wording/reporting/closures.ts'

const nothing = { owed: 0, empty: 0, draft: 0, submitted: 0, approved: 0, returned: 0 }
const gongxin = { organisation: 'gongxin', name: '市工信局', unreported: 3, waiting: 0 }
const tongji = { organisation: 'tongji', name: '市统计局', unreported: 1, waiting: 2 }
const zhengshu = { organisation: 'zhengshu', name: '市政数局', unreported: 0, waiting: 1 }

interface October {
  readonly deadline: string | null
  readonly counts: typeof nothing
  readonly unowed: number
  readonly lacking: readonly (typeof gongxin)[]
  readonly closure: object | null
}

function october(part: Partial<October>): October {
  return { deadline: '2024-11-08', counts: nothing, unowed: 0, lacking: [], closure: null, ...part }
}
const always = '关账后不再收数：填报单位不能再填、改、提交，程序也不能写入。随时可以重新开放。'

describe('closingWords', () => {
  it('says what is lost, whose it is, and what can still be decided', () => {
    const counts = { owed: 20, empty: 2, draft: 1, submitted: 3, approved: 13, returned: 1 }
    const period = october({ counts, lacking: [gongxin, tongji, zhengshu] })
    expect(closingWords(period, '2024-11-11')).toEqual([
      '还有 4 项没有报（2 项空着，1 项还是草稿，1 项被退回），关账后报不了：市工信局 3 项、市统计局 1 项。',
      '还有 3 项待审核，关账后仍可通过，但退回了就改不了：市统计局 2 项、市政数局 1 项。',
      always,
    ])
  })

  it('warns on the day of the deadline, and not after', () => {
    expect(closingWords(october({}), '2024-11-08')).toContain('报送期限 11月8日 还没有过。')
    expect(closingWords(october({}), '2024-11-09').join('')).not.toContain('报送期限')
  })

  it('does not count in pieces what is all missing', () => {
    const counts = { ...nothing, owed: 3, empty: 3 }
    expect(closingWords(october({ counts, lacking: [gongxin] }), '2024-11-11')[0]).toBe(
      '还有 3 项没有报，关账后报不了：市工信局 3 项。',
    )
  })

  it('names only the kinds that there are', () => {
    const counts = { ...nothing, owed: 3, draft: 2 }
    expect(closingWords(october({ counts, lacking: [gongxin] }), '2024-11-11')[0]).toBe(
      '还有 2 项没有报（2 项还是草稿），关账后报不了：市工信局 3 项。',
    )
  })

  it('says that all is approved, or that nobody owes anything', () => {
    const complete = october({ counts: { ...nothing, owed: 20, approved: 20 } })
    expect(closingWords(complete, '2024-11-11')).toEqual(['20 项已全部审核通过。', always])
    const published = october({ deadline: null, unowed: 2 })
    expect(closingWords(published, '2024-11-11')[0]).toBe('这一期没有单位应报，存有 2 个公布数。')
    expect(closingWords(october({ deadline: null }), '2024-11-11')[0]).toBe('这一期没有单位应报。')
  })
})

describe('periodStatus', () => {
  const counts = (part: Partial<typeof nothing>) => october({ counts: { ...nothing, owed: 3, ...part } })
  const closure = { by: '王五' }
  it.each([
    ['已审齐', counts({ approved: 3 })],
    ['待审核', counts({ approved: 2, submitted: 1 })],
    ['收数中', counts({ approved: 2, draft: 1 })],
    ['未报齐', { ...counts({ empty: 3 }), deadline: '2024-11-07' }],
    ['无须报', october({ deadline: null })],
    ['已关账', { ...counts({ empty: 3 }), closure }],
  ])('says %s on the day of the deadline, 8 November 2024', (word, period) => {
    expect(periodStatusWords[periodStatus(period, '2024-11-08')]).toBe(word)
  })
})

describe('lackingText', () => {
  it('names the first two and counts the rest', () => {
    expect(lackingText(october({ lacking: [gongxin, tongji, zhengshu] }), 2)).toBe(
      '市工信局 3、市统计局 3 等 3 家',
    )
    expect(lackingText(october({ lacking: [gongxin, zhengshu] }), 2)).toBe('市工信局 3、市政数局 1')
    expect(lackingText(october({}), 2)).toBe('无')
  })
})

describe('exceptionText', () => {
  it('tells up to when, by whom and why', () => {
    expect(exceptionText({ until: '2024-11-15', by: '王五', reason: '系统故障没有报上。' })).toBe(
      '准予本单位在关账以后补报这一期，到11月15日为止（王五：系统故障没有报上）。',
    )
  })
})

describe('closureText', () => {
  const closure = { by: '王五', at: '2024-11-11T09:05:00.000+08:00' }

  it('tells who, when and why, with one full stop', () => {
    expect(closureText({ ...closure, reason: null })).toBe('王五 2024-11-11 09:05 关账。')
    expect(closureText({ ...closure, reason: '补报期限已过。' })).toBe(
      '王五 2024-11-11 09:05 关账：补报期限已过。',
    )
  })
})
