import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { lagText, progressText, reachedText, shareText, urgentFigure } from '#web/wall/row-text.ts'
import { boardRow } from '../board-row.ts'

const index = indexCatalogue(catalogue)
const target = index.targets.get('zhaoqing-2024-5g-base-stations')!.target
const thin = '\u2009'

describe('urgentFigure', () => {
  it('is the gap with a true minus, apart from its unit', () => {
    expect(urgentFigure(boardRow({ light: 'far-behind', gap: -24.3 }))).toEqual({
      figure: '−24.3',
      unit: '个百分点',
    })
  })

  it('is the days of an overdue report', () => {
    expect(urgentFigure(boardRow({ light: 'overdue', overdueDays: 12 }))).toEqual({
      figure: `逾期${thin}12`,
      unit: '天',
    })
    expect(urgentFigure(boardRow({ light: 'overdue', overdueDays: 1412 })).figure).toBe(`逾期${thin}1,412`)
  })

  it('is the word where there is nothing to measure', () => {
    const row = boardRow({ light: 'no-baseline', gap: null, completion: null })
    expect(urgentFigure(row)).toEqual({ figure: '缺基期', unit: '' })
  })
})

describe('shareText', () => {
  it('prints 7812 of 8000 as 97.7 %, half up (SPEC: display)', () => {
    expect(shareText(7812 / 8000)).toEqual({ figure: '97.7', unit: '%' })
  })
})

describe('progressText', () => {
  it('sets what was reached beside the target, and the lag in months', () => {
    expect(progressText(boardRow({ value: 173, achieved: 173, lagMonths: 1 }), target)).toBe(
      `173${thin}/${thin}8,000${thin}座 · 落后${thin}1.0${thin}个月`,
    )
  })

  it('says what was last heard of an overdue report', () => {
    const row = boardRow({ light: 'overdue', period: '2024-M08', value: 7600 })
    expect(progressText(row, target)).toBe(`末次 2024年8月 7,600${thin}座`)
    expect(progressText(boardRow({ light: 'overdue', period: null, value: null }), target)).toBe('尚未报送')
  })
})

describe('reachedText', () => {
  it('never rounds a value across its target: 7999.6 is not 8,000', () => {
    expect(reachedText(boardRow({ value: 7999.6, achieved: 7999.6 }), target)).toBe('7,999.6')
  })

  it('prefers what was achieved since the start to the level', () => {
    expect(reachedText(boardRow({ value: 7812, achieved: 1012 }), target)).toBe('1,012')
  })
})

describe('lagText', () => {
  it('says ahead, behind, or nothing where it rounds to none', () => {
    expect(lagText(boardRow({ lagMonths: 2.34 }))).toBe(`落后${thin}2.3${thin}个月`)
    expect(lagText(boardRow({ lagMonths: -4 }))).toBe(`提前${thin}4.0${thin}个月`)
    expect(lagText(boardRow({ lagMonths: 0.04 }))).toBe('')
  })
})
