import { describe, expect, it } from 'vitest'
import { consequenceWords, placeWords, turnWords } from '#metrics/wording/judging/consequences.ts'

const change = {
  target: 'stations',
  name: '5G基站',
  commitment: '不少于 8,000 座',
  due: '2024-12-31',
  from: '2024-09-30',
  before: 'on-schedule',
  after: 'behind',
} as const

describe('consequenceWords', () => {
  it('names the target by its commitment, and the reference dates', () => {
    expect(consequenceWords({ ...change, until: null })).toBe(
      '5G基站不少于 8,000 座（2024年12月31日到期），基准日9月30日起',
    )
    expect(consequenceWords({ ...change, until: '2024-10-30' })).toBe(
      '5G基站不少于 8,000 座（2024年12月31日到期），基准日9月30日至10月30日',
    )
    expect(consequenceWords({ ...change, until: '2024-09-30' })).toBe(
      '5G基站不少于 8,000 座（2024年12月31日到期），基准日9月30日',
    )
  })

  it('gives the year where it is another', () => {
    expect(consequenceWords({ ...change, from: '2023-12-31', until: '2024-01-30' })).toBe(
      '5G基站不少于 8,000 座（2024年12月31日到期），基准日2023年12月31日至2024年1月30日',
    )
  })
})

describe('placeWords', () => {
  it('tells a place that moves, one that is won and one that is lost', () => {
    const said = (before: number | null, after: number | null, act: '通过' | '撤销' = '通过') =>
      placeWords({ subjectName: '端州区', before, after }, act)
    expect([said(3, 2), said(null, 3), said(3, null), said(3, null, '撤销')]).toEqual([
      '端州区 第3名 → 第2名',
      '端州区 此前没有名次，通过后列第3名',
      '端州区 原列第3名，通过后没有名次',
      '端州区 原列第3名，撤销后没有名次',
    ])
  })
})

describe('turnWords', () => {
  const light = { ...change, until: null }
  const place = {
    scheme: 'evaluation-1',
    name: '县区评价',
    at: '2024-10-09',
    subject: '441202',
    subjectName: '端州区',
    before: null,
    after: 3,
  }
  const none = { changes: [], rankings: [] }

  it('says of one approval whether a light or a place turns', () => {
    expect(
      [none, { changes: [light], rankings: [] }, { changes: [], rankings: [place] }].map((one) =>
        turnWords([one]),
      ),
    ).toEqual(['没有灯会变。', '有灯会变。', '没有灯会变，考核评价的名次会变。'])
  })

  it('counts how many of several approvals turn a light or a place, leaving out those of which nothing is known', () => {
    const turning = { changes: [light], rankings: [place] }
    expect(turnWords([turning, none, turning, undefined])).toBe(
      '其中 2 项会使灯变，2 项会使考核评价的名次变。',
    )
    expect(turnWords([none, undefined])).toBe('没有灯会变。')
  })
})
