import { describe, expect, it } from 'vitest'
import { assess } from '#metrics/assessment.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import { xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeTarget, observe } from '../make-target.ts'

const calendar = { years: [{ year: 2024, holidays: [], workdays: [], source: '国办发明电〔2023〕7号' }] }
const percent = { unit: '%', decimals: 2, ceiling: 100 }
/** A target of 全覆盖 (100 %), from 0. */
const coverage = makeTarget({ basis: 'coverage', comparator: '=', value: '100', baseline: '0' }, percent)
const shareIn = (period: string, numerator: number, denominator: number, value: string): Observation =>
  observe(period, value, { numerator, denominator })

const judged = (target: Target, at: string, observations: Observation[], rule = xushi1) =>
  assess({ target, observations, at, rule, calendar })
const why = (target: Target, at: string, observations: Observation[], rule = xushi1) =>
  explain(target, judged(target, at, observations, rule), rule, calendar)

describe('assess: a share is judged as the quotient that it is (R-3, U-4)', () => {
  it('one third at a third of the way is on schedule, though its 15 digits fall short', () => {
    const third = shareIn('2024-04', 1, 3, '33.3333333333333')
    expect(judged(coverage, '2024-05-08', [third])).toMatchObject({
      light: 'on-schedule',
      gap: 0,
      value: 33.3333333333333,
      achieved: 33.3333333333333,
      numerator: 1,
      denominator: 3,
    })
    expect(judged(coverage, '2024-05-08', [observe('2024-04', '33.3333333333333')])).toMatchObject({
      light: 'behind',
      numerator: null,
      denominator: null,
    })
  })

  it('a quotient less its baseline leaves no noise in the gap (F-3)', () => {
    const from20 = { ...coverage, baseline: '20' }
    expect(judged(from20, '2024-02-20', [shareIn('2024-01', 4, 15, '26.6666666666667')])).toMatchObject({
      light: 'on-schedule',
      gap: 0,
    })
  })

  it('measures from the quotient of the period before the span, and tells it as a decimal', () => {
    const { baseline: _, ...read } = coverage
    const series = [
      shareIn('2023-12', 1, 3, '33.3333333333333'),
      shareIn('2024-06', 2, 3, '66.6666666666667'),
    ]
    // (66.67 − 33.33) ÷ (100 − 33.33) = 50.0 %, where 6 ÷ 12 are due.
    expect(judged(read, '2024-07-08', series)).toMatchObject({
      distance: 0.5,
      gap: 0,
      baseline: { value: 33.3333333333333, source: 'approved' },
    })
  })

  it('tells the parts of what is listed and not judged', () => {
    const { due: _, ...undated } = coverage
    expect(judged(undated, '2024-07-08', [shareIn('2024-06', 158, 166, '95.1807228915663')])).toMatchObject({
      light: null,
      numerator: 158,
      denominator: 166,
    })
  })
})

describe('explain: a share with its parts (E-2, E-3)', () => {
  const plain = (text: string | null) => text && text.replaceAll('\u2009', ' ')
  const series = [shareIn('2024-09', 100, 166, '60.2409638554217')]

  it('reckons with numerator and denominator, and rounds the results', () => {
    const { steps, remarks } = why(coverage, '2024-10-10', series)
    expect(steps.map(({ label, formula, result }) => plain(`${label}｜${formula}｜${result}`))).toEqual([
      '审定值｜2024年9月，100 ÷ 166｜60.24 %',
      '完成率（仅列示，不定灯）｜(100 ÷ 166 × 100) ÷ 100｜60.2 %',
      '增量完成率｜(100 ÷ 166 × 100 − 0) ÷ (100 − 0)｜60.2 %',
      '序时进度｜9 ÷ 12｜75.0 %',
      '低于序时｜(100 ÷ 166 × 100 − 0) ÷ (100 − 0) − 9 ÷ 12｜−14.8 个百分点',
      '达标判定｜60.24，目标 全覆盖｜未达到',
    ])
    expect(remarks).toEqual(['基期值为文件所载', '落后1.8个月'])
  })

  it('shows a share that falls just short with the digits that say so (R-5)', () => {
    const short = shareIn('2024-09', 165_999, 166_000, '99.9993975903614')
    const { steps } = why(coverage, '2024-10-10', [short])
    expect(plain(steps[0]!.result)).toBe('99.999 %')
  })

  it('leaves the unit as it is where the quotient is already in it', () => {
    const patents = makeTarget(
      { basis: 'ratio', value: '21', baseline: '9' },
      { unit: '件/万人', decimals: 2 },
    )
    const { steps, toGreen } = why(patents, '2024-07-08', [shareIn('2024-06', 3000, 250, '12')])
    expect(plain(steps[0]!.result)).toBe('12.00 件/万人')
    expect(steps[2]!.formula).toBe('(3,000 ÷ 250 − 9) ÷ (21 − 9)')
    // 9 + 12 ÷ 2 = 15 = 3,750 ÷ 250.
    expect(toGreen).toBe('分子再增加 750（达到 3,750 ÷ 250）即达序时')
  })

  it('asks for whole things more of the numerator', () => {
    // 75 % of 166 is 124.5.
    expect(why(coverage, '2024-10-10', series).toGreen).toBe('分子再增加 25（达到 125 ÷ 166）即达序时')
    const falling = makeTarget(
      { basis: 'ratio', comparator: '<=', value: '10', baseline: '30' },
      { ...percent, direction: 'lower' },
    )
    expect(why(falling, '2024-07-08', [shareIn('2024-06', 50, 166, '30.1204819277108')]).toGreen).toBe(
      '分子再减少 17（达到 33 ÷ 166）即达序时',
    )
  })

  it('asks for one more where the bound itself does not count', () => {
    const even = [shareIn('2024-06', 20, 100, '20')]
    expect(why(coverage, '2024-07-08', even, yinchuan2025).toGreen).toBe(
      '分子再增加 21（达到 41 ÷ 100）即达序时',
    )
  })
})

describe('denominatorChangeIn (F-7)', () => {
  const of166 = (period: string) => shareIn(period, 83, 166, '50')
  const of170 = (period: string) => shareIn(period, 85, 170, '50')
  const remark = '2024年5月起分母由166变为170，与此前各期不完全可比'

  it('is a remark on the light while the span lasts', () => {
    const series = [of166('2024-04'), of170('2024-05'), of170('2024-06')]
    expect(why(coverage, '2024-06-10', series.slice(0, 2)).remarks).toContain(remark)
    expect(why(coverage, '2024-07-08', series).remarks).toContain(remark)
  })

  it('counts from the baseline, passes over shares alone and tells the last change', () => {
    const { baseline: _, ...read } = coverage
    const series = [of166('2023-12'), observe('2024-04', '50'), of170('2024-05')]
    expect(judged(read, '2024-06-10', series).why.denominatorChange).toMatchObject({
      before: 166,
      after: 170,
    })
    const back = [...series, of166('2024-06')]
    expect(judged(read, '2024-07-08', back).why.denominatorChange).toMatchObject({ before: 170, after: 166 })
  })

  it('is silent where the number stays, or is written otherwise', () => {
    const same = [of166('2024-04'), observe('2024-05', '50', { numerator: '83.0', denominator: '166.0' })]
    expect(judged(coverage, '2024-06-10', same).why.denominatorChange).toBeUndefined()
    expect(judged(coverage, '2024-06-10', []).why.denominatorChange).toBeUndefined()
  })
})

describe('a computed share', () => {
  const formula = { kind: 'quotient', of: ['core', 'gdp'] } as const
  const computed = makeTarget({ basis: 'ratio', value: '10', baseline: '8' }, { unit: '%', formula })

  it('has no remark on its denominator, which is a figure of its own (F-7)', () => {
    const series = [shareIn('2024-04', 90, 1000, '9'), shareIn('2024-05', 99, 1100, '9')]
    expect(judged(computed, '2024-06-10', series).why.denominatorChange).toBeUndefined()
  })

  it('turns green by what it is computed from (M-1)', () => {
    expect(why(computed, '2024-06-12', []).toGreen).toBe('报送2024年5月各组成项的数')
  })
})

describe('isShareAlone', () => {
  const remark = '只报了比率，未报分子、分母，无从核算'

  it('is a remark on the light of a share that was reported alone', () => {
    expect(why(coverage, '2024-07-08', [observe('2024-06', '50')]).remarks).toContain(remark)
  })

  it('is not said of a share with its parts, of a published figure, of a count, nor without a value', () => {
    const lights = [
      why(coverage, '2024-07-08', [shareIn('2024-06', 83, 166, '50')]),
      why(coverage, '2024-07-08', [observe('2024-06', '50', { provenance: 'published' })]),
      why(makeTarget({ baseline: '6800' }), '2024-07-08', [observe('2024-06', 7000)]),
      why(coverage, '2024-07-08', []),
    ]
    expect(lights.filter(({ remarks }) => remarks.includes(remark))).toEqual([])
  })
})
