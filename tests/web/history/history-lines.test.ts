import { describe, expect, it } from 'vitest'
import type { FigureActRecord } from '#server/contract/history.ts'
import { historyLines } from '#web/history/history-lines.ts'

const act = (part: Partial<FigureActRecord>): FigureActRecord => ({
  ...{ act: 'submit', revision: 1, at: '2024-11-04T10:00:00.000+08:00', sequence: 1 },
  ...{ actor: 'person:1', actorName: '王芳', reason: null, note: null, findings: [], file: null },
  ...{ value: 7_812, numerator: null, denominator: null, bound: null, absence: null },
  ...{ status: 'A', provenance: 'reported', level: null, to: null },
  ...part,
})
const linesOf = (...acts: FigureActRecord[]) =>
  historyLines({
    ...{ sequence: 9, indicator: 'stations', region: '441200', period: '2024-M10', acts, steps: [] },
    ...{ name: '5G基站', unit: '座', decimals: 0, regionName: '肇庆市', organisationName: '市工信局' },
  })

describe('historyLines', () => {
  it('tells each act with its figure, its findings and why', () => {
    const finding = { code: 'outlier', severity: 'query' as const, message: '比前三期的平均高得多' }
    expect(
      linesOf(
        act({ findings: [finding], note: '十月新增站址', file: { name: '十月.xlsx', path: '/f' } }),
        act({ act: 'return', sequence: 2, actorName: '李强', reason: '与台账不符' }),
      ),
    ).toMatchObject([
      {
        act: '提交',
        who: '王芳',
        figure: '7,812 座',
        findings: ['比前三期的平均高得多'],
        file: { name: '十月.xlsx' },
      },
      { act: '退回', who: '李强', reason: '与台账不符', tone: 'bad' },
    ])
  })

  it('W-11 names the level of a decision, and the one to which it sends back', () => {
    const lines = linesOf(
      act({ act: 'endorse', level: 'county' }),
      act({ act: 'send-back', level: 'city', to: 'county', reason: '与台账不符' }),
      act({ act: 'approve', level: 'city' }),
    )
    expect(lines.map(({ act, tone }) => [act, tone])).toEqual([
      ['县级审核通过并上报', 'good'],
      ['市级退回县级', 'bad'],
      ['市级审核通过', 'good'],
    ])
  })

  it('makes one line of what one person kept again and again, and two of what two kept', () => {
    const kept = (sequence: number, actor: string) => act({ act: 'save', sequence, actor, value: sequence })
    const lines = linesOf(kept(1, 'person:1'), kept(2, 'person:1'), kept(3, 'person:2'))
    expect(lines.map(({ figure }) => figure)).toEqual(['2 座', '3 座'])
  })

  it('names what kept a value where no person did', () => {
    const publish = { act: 'publish' as const }
    expect(
      linesOf(
        act({ ...publish, actor: 'system', actorName: 'system', provenance: 'published' }),
        act({ ...publish, actor: 'token:a1', actorName: 'token:a1' }),
        act({ ...publish, actor: 'system', actorName: 'system', provenance: 'demo' }),
      ).map(({ act, who }) => [act, who]),
    ).toEqual([
      ['公开发布', '随系统装入'],
      ['发布', '接口令牌'],
      ['演示数据', '随系统装入'],
    ])
  })

  it('says why there is no value, and of a share what it was computed from', () => {
    const share = { value: 95.1807228915663, numerator: 158, denominator: 166 }
    expect(
      linesOf(act({ value: null, absence: 'not-collected' }), act({ value: null }), act(share)).map(
        ({ figure, marks }) => [figure, marks],
      ),
    ).toEqual([
      ['未开展采集', []],
      ['无数据', []],
      ['95 座', ['158 / 166']],
    ])
    expect(linesOf(act({ bound: 'lower', status: 'P' }))[0]).toMatchObject({
      figure: '超过 7,812 座',
      marks: ['初步数'],
    })
  })
})
