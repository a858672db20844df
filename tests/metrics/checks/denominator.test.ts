import { describe, expect, it } from 'vitest'
import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeTarget, observe } from '../make-target.ts'
import { check, propose } from './propose.ts'

const percent = { unit: '%', decimals: 2, ceiling: 100 }

const share = (period: string, denominator: number | string, part: Partial<ProposedCell> = {}) =>
  propose(period, null, { numerator: 10, denominator, ...part }, percent)
const known = (period: string, denominator: number, part: Partial<Observation> = {}) =>
  observe(period, '10', { numerator: 10, denominator, ...part })

const asked = (...cells: ProposedCell[]) =>
  check(...cells)
    .filter(({ code }) => code === 'denominator-changes')
    .map(({ cell, message }) => [cell, message])

describe('checkDenominators (Q-25)', () => {
  it('asks where the denominator is another than in the period before', () => {
    expect(check(share('2024-06', 170, { series: [known('2024-04', 160), known('2024-05', 166)] }))).toEqual([
      {
        code: 'denominator-changes',
        severity: 'query',
        cell: 0,
        field: 'denominator',
        message: '分母170与2024年5月的166不同：请核对统计范围，确有变化请说明原因',
      },
    ])
  })

  it('says nothing where it stays, or a share is given alone', () => {
    const series = [known('2024-05', 166)]
    expect(asked(share('2024-06', '166.0', { series }))).toEqual([])
    expect(asked(propose('2024-06', '95', { series }, percent))).toEqual([])
    expect(asked(share('2024-06', 166))).toEqual([])
  })

  it('compares with the last denominator that was submitted or approved, past drafts, returned and demo values', () => {
    const series = [
      known('2024-01', 166, { state: 'submitted' }),
      known('2024-02', 150, { state: 'draft' }),
      known('2024-03', 150, { state: 'returned' }),
      known('2024-04', 150, { provenance: 'demo' }),
      observe('2024-05', '95'),
      known('2024', 150),
    ]
    expect(asked(share('2024-06', 166, { series }))).toEqual([])
    expect(asked(share('2024-06', 150, { series }))).toHaveLength(1)
  })

  it('takes the newest revision of a period, and cells of one batch see each other', () => {
    const series = [known('2024-04', 170, { revision: 2 }), known('2024-04', 166)]
    expect(asked(share('2024-05', 170, { series }), share('2024-06', 166, { series }))).toEqual([
      [1, '分母166与2024年5月的170不同：请核对统计范围，确有变化请说明原因'],
    ])
  })

  it('compares nothing across a break of 口径 (G-7)', () => {
    const series = [known('2024-04', 150), known('2024-05', 166, { status: 'B' })]
    expect(asked(share('2024-06', 166, { series }))).toEqual([])
    expect(asked(share('2024-06', 150, { series, status: 'B' }))).toEqual([])
    expect(
      asked(
        share('2024-06', 150, { series: [known('2024-04', 150), observe('2024-05', '9', { status: 'B' })] }),
      ),
    ).toEqual([])
  })

  it('holds the first denominator against the one that the document prints', () => {
    // 全市166家农业龙头企业: 清远市推进数字经济发展实施方案 二(四)2(1).
    const targets = [makeTarget({ basis: 'coverage', value: '100', denominator: '166 家' }, percent)]
    expect(asked(share('2024-06', 166, { targets }))).toEqual([])
    expect(asked(share('2024-06', 160, { targets }))).toEqual([
      [0, '分母160与文件所载166 家不同：请核对统计范围，确有变化请说明原因'],
    ])
    expect(asked(share('2024-06', 160, { targets, series: [known('2024-05', 160)] }))).toEqual([])
    const unread = [makeTarget({ basis: 'coverage', value: '100', denominator: '全部乡镇' }, percent)]
    expect(asked(share('2024-06', 160, { targets: unread }))).toEqual([])
  })

  it('asks about a denominator that moved in both of the last two periods only beyond a third', () => {
    const series = [known('2024-03', 1000), known('2024-04', 1010), known('2024-05', 1020)]
    expect(asked(share('2024-06', 1030, { series }))).toEqual([])
    expect(asked(share('2024-06', 10300, { series }))).toHaveLength(1)
    expect(asked(share('2024-06', 1030, { series: series.slice(1) }))).toHaveLength(1)
    const settled = [known('2024-03', 1010), known('2024-04', 1010), known('2024-05', 1020)]
    expect(asked(share('2024-06', 1030, { series: settled }))).toHaveLength(1)
    const lately = [known('2024-03', 1000), known('2024-04', 1020), known('2024-05', 1020)]
    expect(asked(share('2024-06', 1030, { series: lately }))).toHaveLength(1)
  })
})
