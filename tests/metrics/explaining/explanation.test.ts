import { describe, expect, it } from 'vitest'
import type { Calendar } from '#metrics/calendar/calendar.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import type { Explanation } from '#metrics/explaining/explanation.ts'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { LightRule } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const calendar: Calendar = {
  years: [{ year: 2024, holidays: [], workdays: [], source: '国办发明电〔2023〕7号' }],
}
const stock = makeTarget({ baseline: '6800' })

function why(target: Target, at: string, observations: Observation[], rule: LightRule = xushi1): Explanation {
  return explain(target, judgePlainly({ target, observations, at, rule, calendar }), rule, calendar)
}

/** Thin spaces are replaced by plain ones, so that expectations can be read. */
function lines({ steps }: Explanation): string[] {
  return steps.map(({ label, formula, result }) =>
    `${label}｜${formula}｜${result}`.replaceAll('\u2009', ' '),
  )
}

describe('explain: the reckoning (E-2)', () => {
  it('a stock: distance with its figures, schedule, gap', () => {
    const explanation = why(stock, '2024-11-08', [observe('2024-10', 7812)])
    expect(lines(explanation)).toEqual([
      '审定值｜2024年10月｜7,812 座',
      '完成率（仅列示，不定灯）｜7,812 ÷ 8,000｜97.7 %',
      '增量完成率｜(7,812 − 6,800) ÷ (8,000 − 6,800)｜84.3 %',
      '序时进度｜10 ÷ 12｜83.3 %',
      '超序时｜(7,812 − 6,800) ÷ (8,000 − 6,800) − 10 ÷ 12｜+1.0 个百分点',
      '达标判定｜7,812，目标 不少于 8,000 座｜未达到',
    ])
    expect(explanation.rule).toEqual({
      id: 'xushi-1',
      name: xushi1.name,
      sentence: '进度与序时之差不低于0个百分点，判为达序时。',
    })
    expect([explanation.light, explanation.toGreen]).toEqual(['on-schedule', null])
    expect(explanation.remarks).toEqual(['基期值为文件所载', '提前0.1个月'])
  })

  it('L-19 says that a target which does not concern its region has no light', () => {
    const explanation = why(stock, '2024-11-08', [
      observe('2024-09', 7812),
      observe('2024-10', null, { reason: 'not-applicable', status: 'M' }),
    ])
    expect(explanation.light).toBeNull()
    expect(explanation.rule.sentence).toMatch(/^最近审定的一期报为不适用/)
  })

  it('D-7 tells from when on the next figure exists and by when it is due, which is not missing before', () => {
    const yearbook = makeTarget({ baseline: '6800' }, { releaseMonths: 2 })
    const explanation = why(yearbook, '2024-11-08', [observe('2024-08', 7812)])
    expect(explanation.light).toBe('on-schedule')
    expect(explanation.remarks).toContain(
      '2024年9月的数未到发布期：2024-12-01起才有，应于2024-12-09前（含当日）报送',
    )
    const reported = why(yearbook, '2024-11-08', [observe('2024-10', 7812)])
    expect(reported.remarks.filter((remark) => remark.includes('未到发布期'))).toEqual([])
    const waits = (target: Target, at: string, reported: Observation[] = []) =>
      why(target, at, reported).remarks.some((remark) => remark.includes('未到发布期'))
    // The remark stands before the first deadline too, but not once the figure exists, nor of a series that nobody owes.
    expect(waits(yearbook, '2024-02-15')).toBe(true)
    expect(waits(yearbook, '2024-12-03', [observe('2024-08', 7812)])).toBe(false)
    const published = makeTarget({ baseline: '6800' }, { releaseMonths: 2, reportDays: null })
    expect(waits(published, '2024-11-08', [observe('2024-08', 7812)])).toBe(false)
    const overdue = why(yearbook, '2024-12-10', [observe('2024-08', 7812)])
    expect(overdue.light).toBe('overdue')
  })

  it('D-9 is not overdue for what ended before the first day of reporting', () => {
    const begun = makeTarget({ baseline: '6800' }, { owedFrom: '2024-10-01' })
    expect(why(begun, '2024-11-08', []).light).toBe('not-started')
    const late = why(begun, '2024-11-09', [])
    expect([late.light, late.rule.sentence]).toEqual([
      'overdue',
      '2024年10月数据应于2024-11-08前（含当日）报送，已逾期1天；旧数据不再定灯。',
    ])
  })

  it('a flow on a level series: what was added', () => {
    const target = makeFlow({ value: '60' }, { accumulation: 'level', unit: '万个', decimals: 1 })
    const observations = [observe('2023-12', '142.5'), observe('2024-06', '185.4')]
    expect(lines(why(target, '2024-07-08', observations))).toEqual([
      '审定值｜2024年6月｜185.4 万个',
      '期内新增｜185.4 − 142.5｜42.9 万个',
      '完成率｜42.9 ÷ 60｜71.5 %',
      '序时进度｜6 ÷ 12｜50.0 %',
      '超序时｜42.9 ÷ 60 − 6 ÷ 12｜+21.5 个百分点',
      '达标判定｜42.9，目标 不少于 60 万个｜未达到',
    ])
  })

  it('sums over years and of increments', () => {
    const years = makeFlow({ start: '2023-01-01' })
    expect(lines(why(years, '2024-02-20', [observe('2023-12', 100), observe('2024-01', 10)]))[1]).toBe(
      '以前年度与本年累计合计｜自2023-01-01起｜110 家',
    )
    const increments = makeFlow({}, { accumulation: 'increment', unit: '' })
    expect(
      lines(why(increments, '2024-03-20', [observe('2024-01', 100), observe('2024-02', 10)])).slice(0, 2),
    ).toEqual(['审定值｜2024年2月｜10', '期内各期合计｜自2024-01-01起｜110'])
    expect(lines(why(makeFlow(), '2024-02-20', [observe('2024-01', 10)]))[1]).toBe('完成率｜10 ÷ 230｜4.3 %')
  })

  it('reduction, negative figures in brackets', () => {
    const target = makeTarget(
      { basis: 'reduction', comparator: '<=', value: '-5', baseline: '5' },
      { unit: '分', direction: 'lower' },
    )
    expect(lines(why(target, '2024-07-08', [observe('2024-06', -1)]))).toEqual([
      '审定值｜2024年6月｜−1 分',
      '压减完成率｜(−1 − 5) ÷ (−5 − 5)｜60.0 %',
      '序时进度｜6 ÷ 12｜50.0 %',
      '超序时｜(−1 − 5) ÷ (−5 − 5) − 6 ÷ 12｜+10.0 个百分点',
      '达标判定｜−1，目标 不超过 −5 分｜未达到',
    ])
  })

  it('maintain: the share of the periods that were on target', () => {
    const target = makeTarget({ basis: 'maintain', value: '98' }, { unit: '%' })
    const explanation = why(target, '2024-03-12', [observe('2024-01', 99), observe('2024-02', 97)])
    expect(lines(explanation)).toEqual([
      '审定值｜2024年2月｜97 %',
      '达标期数占比｜1 ÷ 2｜50.0 %',
      '序时进度｜每期均应达标｜100.0 %',
      '低于序时｜1 ÷ 2 − 100.0 %｜−50.0 个百分点',
    ])
    expect(explanation.toGreen).toBeNull()
  })

  it('a dated plan, and a stock by PEPFAR’s rule, which is due in full in every period', () => {
    const plan = {
      kind: 'points',
      interpolation: 'stepped',
      points: [{ date: '2024-06-30', share: 0.4 }],
    } as const
    const planned = why(makeFlow({ plan }), '2024-07-08', [observe('2024-06', 46)])
    expect(lines(planned).slice(2, 4)).toEqual([
      '序时进度｜分阶段计划（2024年6月）｜40.0 %',
      '低于序时｜46 ÷ 230 − 40.0 %｜−20.0 个百分点',
    ])
    expect(planned.toGreen?.replaceAll('\u2009', ' ')).toBe('再增加 46 家（达到 92 家）即达序时')
    const full = why(makeTarget(), '2024-07-08', [observe('2024-06', 7000)], pepfar)
    expect(lines(full).slice(1, 3)).toEqual([
      '完成率｜7,000 ÷ 8,000｜87.5 %',
      '序时进度｜每期均应达标｜100.0 %',
    ])
    expect(full.toGreen?.replaceAll('\u2009', ' ')).toBe('再增加 200 座（达到 7,200 座）即达序时')
  })

  it('a lower bound decides nothing by falling short', () => {
    const target = makeTarget({ baseline: '0', value: '80000' }, { reportDays: null })
    const explanation = why(target, '2025-02-01', [observe('2024-12', 79000, { bound: 'lower' })])
    expect(lines(explanation).at(-1)).toBe('达标判定｜79,000，目标 不少于 80,000 座｜不能确定')
    expect(explanation.remarks).toContain('数值为“超过”口径的下限，只能证明达到，不能证明未达到')
  })

  it('has no reckoning without a value, and reckons no share where there is no schedule', () => {
    expect(why(stock, '2024-01-15', []).steps).toEqual([])
    const growth = makeTarget({ basis: 'growth', value: '10', comparator: 'about' }, { unit: '%' })
    expect(lines(why(growth, '2024-07-08', [observe('2024-06', 9)]))).toEqual([
      '审定值｜2024年6月｜9 %',
      '达标判定｜9，目标 10 %左右｜达到',
    ])
  })
})

describe('explain: the rule’s sentence (E-1)', () => {
  const growth = makeTarget({ basis: 'growth', value: '10' }, { unit: '%' })
  const { due: _, ...open } = stock

  it.each<[string, Parameters<typeof why>]>([
    ['文件未定完成时限，只列示，不判定。', [open, '2024-07-08', []]],
    ['文件未定考核口径，只列示，不判定。', [makeTarget({ basis: 'undetermined' }), '2024-07-08', []]],
    ['目标期自2024-01-01起，首期数据尚未到报送期限。', [stock, '2024-01-08', []]],
    ['累计数已达到目标；此类目标达到后不再变灯。', [makeFlow(), '2024-07-08', [observe('2024-06', 230)]]],
    ['审定值已达到目标。', [stock, '2024-07-08', [observe('2024-06', 8000)]]],
    ['到期（2024-12-31）审定值未达到目标。', [stock, '2025-02-08', [observe('2024-12', 7000)]]],
    ['目标期内尚无审定数据。', [makeTarget({}, { reportDays: null }), '2024-07-08', []]],
    [
      '最近一期报为无数值，无法判定。',
      [stock, '2024-07-08', [observe('2024-06', null, { reason: 'suppressed' })]],
    ],
    [
      '2024年10月数据应于2024-11-08前（含当日）报送，已逾期3天；旧数据不再定灯。',
      [stock, '2024-11-11', [observe('2024-09', 7000)]],
    ],
    [
      '2024年8月至2024年10月数据至今未报，其中2024年8月应于2024-09-09前（含当日）报送，已逾期63天；旧数据不再定灯。',
      [stock, '2024-11-11', [observe('2024-07', 7000)]],
    ],
    [
      '判定需要的起点值（基期值或以前年度累计）未知。',
      [makeTarget(), '2024-07-08', [observe('2024-06', 7000)]],
    ],
    ['此类目标不按时间折算：目前在目标之内，到期再定。', [growth, '2024-07-08', [observe('2024-06', 10)]]],
    ['此类目标不按时间折算：目前未达到目标。', [growth, '2024-07-08', [observe('2024-06', 9)]]],
    ['进度与序时之差低于0、不低于−10个百分点，判为滞后。', [stock, '2024-07-08', [observe('2024-06', 7399)]]],
    ['进度与序时之差低于−10个百分点，判为严重滞后。', [stock, '2024-07-08', [observe('2024-06', 7000)]]],
    [
      '进度与序时之差高于−10个百分点，判为达序时。',
      [stock, '2024-07-08', [observe('2024-06', 7300)], yinchuan2025],
    ],
  ])('%s', (expected, args) => {
    expect(why(...args).rule.sentence).toBe(expected)
  })
})

describe('explain: remarks', () => {
  it('says what the figures rest on', () => {
    const target = makeTarget()
    const baseline = observe('2023-12', 6800, { provenance: 'demo' })
    const pending = observe('2024-10', 9000, { state: 'submitted', revision: 2 })
    expect(why(target, '2024-11-08', [baseline, observe('2024-10', 7572), pending]).remarks).toEqual([
      '含演示数据',
      '有新报数据待审核，灯按已审定数据',
      '基期值取2023年12月审定值',
      '落后2.3个月',
    ])
    const months = [observe('2024-01', 10), observe('2024-03', 100)]
    expect(why(makeFlow({}, { accumulation: 'increment' }), '2024-04-12', months, pepfar).remarks).toEqual([
      '累计中有期次未报，未报期次未计入',
      '超前幅度异常，宜核实数据',
      '提前2.7个月',
    ])
  })

  it('says when deadlines rest on plain weekdays (C-2)', () => {
    expect(why(stock, '2025-02-08', [observe('2024-12', 8000)]).remarks).toContain(
      '2025年放假安排未录入，报送期限按周一至周五推算',
    )
  })
})
