import { describe, expect, it } from 'vitest'
import {
  againstText,
  gapText,
  lagText,
  progressText,
  reachedText,
  shareText,
  urgentFigure,
} from '#metrics/wording/judging/progress.ts'
import { makeTarget } from '../../make-target.ts'

const target = makeTarget()
const thin = '\u2009'

const stations = {
  light: 'on-schedule',
  completion: 0.9765,
  gap: 1,
  lagMonths: -0.12,
  overdueDays: null,
  value: 7812,
  achieved: 7812,
  period: '2024-M10',
  unit: '座',
  decimals: 0,
} as const
/** The progress of 7,812 of 8,000 stations in October 2024, with a test's changes. */
const progress = (change: Partial<Parameters<typeof progressText>[0]> = {}) => ({ ...stations, ...change })

describe('urgentFigure', () => {
  it('is the gap with a true minus, apart from its unit', () => {
    expect(urgentFigure(progress({ light: 'far-behind', gap: -24.3 }))).toEqual({
      figure: '−24.3',
      unit: '个百分点',
    })
  })

  it('is the days of an overdue report', () => {
    expect(urgentFigure(progress({ light: 'overdue', overdueDays: 12 }))).toEqual({
      figure: `逾期${thin}12`,
      unit: '天',
    })
    expect(urgentFigure(progress({ light: 'overdue', overdueDays: 1412 })).figure).toBe(`逾期${thin}1,412`)
  })

  it('is the completion where there is no gap', () => {
    expect(urgentFigure(progress({ gap: null }))).toEqual({ figure: '97.7', unit: '%' })
  })

  it('is the word where there is nothing to measure', () => {
    const row = progress({ light: 'no-baseline', gap: null, completion: null })
    expect(urgentFigure(row)).toEqual({ figure: '缺基期', unit: '' })
  })
})

describe('againstText', () => {
  it('has the sign of a ceiling before its figure, and none before a floor', () => {
    expect(againstText(progress(), target)).toBe(`7,812${thin}/${thin}8,000${thin}座`)
    const pue = { value: 1.28, achieved: 1.28, decimals: 2 }
    const ceiling = makeTarget({ comparator: '<=', value: '1.25' }, { unit: '', decimals: 2 })
    expect(againstText(progress(pue), ceiling)).toBe(`1.28${thin}/${thin}≤${thin}1.25`)
    expect(againstText(progress(pue), { ...ceiling, comparator: '<' })).toBe(
      `1.28${thin}/${thin}<${thin}1.25`,
    )
  })
})

describe('gapText', () => {
  it('is a gap apart from its unit, and nothing where there is none', () => {
    expect(gapText(1)).toEqual({ figure: '+1.0', unit: '个百分点' })
    expect(gapText(null)).toBeNull()
  })
})

describe('shareText', () => {
  it('prints 7812 of 8000 as 97.7 %, half up (R-2)', () => {
    expect(shareText(7812 / 8000)).toEqual({ figure: '97.7', unit: '%' })
  })
})

describe('progressText', () => {
  it('sets what was reached beside the target, and the lag in months', () => {
    expect(progressText(progress({ value: 173, achieved: 173, lagMonths: 1 }), target)).toBe(
      `173${thin}/${thin}8,000${thin}座 · 落后${thin}1.0${thin}个月`,
    )
  })

  it('names the target where nothing was reached, and no lag where there is none', () => {
    const row = progress({ value: null, achieved: null, lagMonths: null })
    expect(progressText(row, target)).toBe(`目标 不少于 8,000${thin}座`)
    expect(reachedText(row, target)).toBe('—')
    expect(shareText(null)).toBeNull()
  })

  it('says what was last heard of an overdue report', () => {
    const row = progress({ light: 'overdue', period: '2024-M08', value: 7600 })
    expect(progressText(row, target)).toBe(`末次 2024年8月 7,600${thin}座`)
    expect(progressText(progress({ light: 'overdue', period: null, value: null }), target)).toBe('尚未报送')
  })

  it('says first that nothing comes any more by itself, apart from a report that people owe', () => {
    expect(progressText(progress({ interrupted: true }), target)).toBe(
      `采集中断 · ${progressText(progress(), target)}`,
    )
    const never = { light: 'overdue', value: null, period: null, interrupted: true } as const
    expect(progressText(progress(never), target)).toBe('采集中断')
  })
})

describe('reachedText', () => {
  it('never rounds a value across its target: 7999.6 is not 8,000', () => {
    expect(reachedText(progress({ value: 7999.6, achieved: 7999.6 }), target)).toBe('7,999.6')
  })

  it('prefers what was achieved since the start to the level', () => {
    expect(reachedText(progress({ value: 7812, achieved: 1012 }), target)).toBe('1,012')
  })
})

describe('lagText', () => {
  it('says ahead, behind, or nothing where it rounds to none', () => {
    expect(lagText(progress({ lagMonths: 2.34 }))).toBe(`落后${thin}2.3${thin}个月`)
    expect(lagText(progress({ lagMonths: -4 }))).toBe(`提前${thin}4.0${thin}个月`)
    expect(lagText(progress({ lagMonths: 0.04 }))).toBe('')
  })
})
