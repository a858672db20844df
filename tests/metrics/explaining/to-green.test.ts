import { describe, expect, it } from 'vitest'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { toGreen } from '#metrics/explaining/to-green.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const stock = makeTarget({ baseline: '6800' })

/** Thin spaces are replaced by plain ones, so that expectations can be read. */
function green(target: Target, at: string, observations: Observation[], rule = xushi1): string | null {
  const text = toGreen(target, judgePlainly({ target, observations, at, rule }), rule)
  return text && text.replaceAll('\u2009', ' ')
}

describe('toGreen', () => {
  it('asks for the value that was due, rounded towards the target', () => {
    expect(green(stock, '2024-11-08', [observe('2024-10', 7700)])).toBe(
      '再增加 100 座（达到 7,800 座）即达序时',
    )
    expect(green(makeFlow(), '2024-09-10', [observe('2024-08', 100)])).toBe(
      '再增加 54 家（达到 154 家）即达序时',
    )
    const thirds = makeFlow({ value: '1200' })
    expect(green(thirds, '2024-09-10', [observe('2024-08', 700)])).toBe(
      '再增加 100 家（达到 800 家）即达序时',
    )
    const falling = makeTarget(
      { basis: 'reduction', comparator: '<=', value: '400', baseline: '500' },
      { unit: '小时', direction: 'lower' },
    )
    expect(green(falling, '2024-07-08', [observe('2024-06', 480)])).toBe(
      '再减少 30 小时（达到 450 小时）即达序时',
    )
  })

  it('asks of a stock that falls, by PEPFAR’s rule, for 90 % of the whole way (L-12)', () => {
    const falling = makeTarget(
      { comparator: '<=', value: '400', baseline: '500' },
      { unit: '小时', direction: 'lower' },
    )
    // 90 % of the way from 500 to 400 leads to 410.
    expect(green(falling, '2024-07-08', [observe('2024-06', 450)], pepfar)).toBe(
      '再减少 40 小时（达到 410 小时）即达序时',
    )
  })

  it('asks of a net decrease for more of it', () => {
    const net = makeFlow({ comparator: '<=', value: '-200' }, { negative: true, direction: 'lower' })
    expect(green(net, '2024-07-08', [observe('2024-06', -60)])).toBe('再减少 40 家（达到 −100 家）即达序时')
  })

  it('asks one step more where the bound itself does not count', () => {
    expect(green(stock, '2024-07-08', [observe('2024-06', 7200)], yinchuan2025)).toBe(
      '再增加 81 座（达到 7,281 座）即达序时',
    )
    expect(green(stock, '2024-08-12', [observe('2024-07', 7200)], yinchuan2025)).toBe(
      '再增加 181 座（达到 7,381 座）即达序时',
    )
  })

  it('asks for a report, a review, a baseline', () => {
    expect(green(stock, '2024-11-11', [])).toBe('报送2024年10月数据')
    expect(green(makeTarget({}, { reportDays: null }), '2024-11-11', [])).toBe('报送数据')
    expect(green(stock, '2024-02-20', [observe('2024-01', 1, { state: 'submitted' })])).toBe('审核已报数据')
    expect(green(stock, '2024-02-20', [observe('2024-01', null, { reason: 'suppressed' })])).toBe(
      '补报最近一期数值',
    )
    expect(green(makeTarget(), '2024-02-20', [observe('2024-01', 1)])).toBe('补录基期（2023年12月）值')
    const daily = makeTarget({}, { frequency: 'D', reportDays: null })
    expect(green(daily, '2024-01-11', [observe('2024-01-02', 1)])).toBe('补录基期（2023年12月31日）值')
    const newN = makeFlow({}, { accumulation: 'level' })
    expect(green(newN, '2024-02-20', [observe('2024-01', 1)])).toBe('补录基期（2023年12月）值')
  })

  it.each<Partial<Target>>([
    { basis: 'flow' },
    { basis: 'deliverables' },
    { basis: 'range', comparator: 'range', value: '1', high: '2' },
  ])('asks for the year-ends that a sum lacks: %j', (part) => {
    expect(green(makeFlow({ start: '2023-01-01', ...part }), '2024-02-20', [observe('2024-01', 1)])).toBe(
      '补报目标期内以前年度的年末累计数',
    )
  })

  it('asks for the target itself where time does not count', () => {
    const parks = makeTarget({ basis: 'range', comparator: 'range', value: '1', high: '2' }, { unit: '个' })
    expect(green(parks, '2024-07-08', [observe('2024-06', 0)])).toBe('达到目标：1–2 个')
    expect(green(parks, '2025-02-08', [observe('2024-12', 0)])).toBeNull()
  })

  it('promises nothing where a sum of what cannot be negative has gone beyond its limit', () => {
    const accidents = { comparator: '<=', value: '12' } as const
    const lower = { direction: 'lower' } as const
    const after = (target: Target, value: number) => green(target, '2024-07-08', [observe('2024-06', value)])
    expect(after(makeFlow(accidents, lower), 12)).toBeNull()
    expect(after(makeFlow(accidents, lower), 13)).toBeNull()
    // A total that may fall again can still come back within the cap.
    expect(after(makeFlow(accidents, { ...lower, negative: true }), 13)).toBe('达到目标：不超过 12 家')
    expect(after(makeFlow({ ...accidents, comparator: '<' }, { ...lower, accumulation: 'level' }), 13)).toBe(
      '补录基期（2023年12月）值',
    )
    const between = makeFlow({ basis: 'range', comparator: 'range', value: '10', high: '12' })
    expect([after(between, 9), after(between, 13)]).toEqual(['达到目标：10–12 家', null])
  })
})
