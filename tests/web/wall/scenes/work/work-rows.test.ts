import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { OrderOnWall } from '#server/contract/work.ts'
import { placeOnAxis, timeAxis, workCounts, workRows } from '#web/wall/scenes/work/work-rows.ts'

const board = { scope: '441200', at: '2024-10-31' }
const order = (serial: number, more: Partial<OrderOnWall> = {}): OrderOnWall => ({
  number: `督办〔2024〕${serial}号`,
  order: '排出逐月开通计划',
  organisationName: '市工业和信息化局',
  targets: ['zhaoqing-2024-5g-base-stations'],
  state: 'in-progress',
  colour: null,
  standing: '还有 9 个工作日，待反馈',
  assignedOn: '2024-10-18',
  due: '2024-11-13',
  endedOn: null,
  demo: false,
  ...more,
})
const milestone = (id: string, due: string, organisation = 'zhaoqing-gongxin') => ({
  ...catalogue.milestones[0]!,
  ...{ id, name: id, due, organisations: [organisation], leadAssumed: organisation !== 'zhaoqing-gongxin' },
})
const index = indexCatalogue({
  ...catalogue,
  milestones: [
    milestone('later', '2024-12-31'),
    milestone('and more', '2024-12-31'),
    milestone('theirs', '2024-12-31', 'zhaoqing-minzheng'),
    milestone('sooner', '2024-11-05'),
    milestone('past', '2024-10-20'),
    milestone('too far', '2025-03-31'),
    milestone('too old', '2024-09-01'),
    { ...milestone('elsewhere', '2024-11-20'), region: '440400', citations: [] },
  ],
})

describe('workRows', () => {
  it('puts what is overdue first, then by term, then what was closed, then the milestones by day', () => {
    const rows = workRows(index, board, [
      order(1, { endedOn: '2024-10-23', state: 'closed', standing: '' }),
      order(2, { due: null }),
      order(3, { colour: 'blue', due: '2024-11-04' }),
      order(4, { colour: 'red', due: '2024-10-25', standing: '逾期 4 个工作日，待反馈' }),
      order(5),
      order(7, { endedOn: '2024-10-20', due: '2024-10-18', state: 'closed', standing: '' }),
      order(8, { endedOn: '2024-10-19', due: null, state: 'closed', standing: '' }),
      order(6, { endedOn: '2024-10-29', state: 'closed', standing: '未经办结反馈，由秘书直接销号' }),
    ])
    expect(rows.map(({ key, when, standing, tone }) => [key, when, standing, tone])).toEqual([
      ['督办〔2024〕4号', '10月25日到期', '逾期 4 个工作日，待反馈', 'red'],
      ['督办〔2024〕3号', '11月4日到期', '还有 9 个工作日，待反馈', 'blue'],
      ['督办〔2024〕5号', '11月13日到期', '还有 9 个工作日，待反馈', 'plain'],
      ['督办〔2024〕2号', '没有期限', '还有 9 个工作日，待反馈', 'plain'],
      ['督办〔2024〕6号', '10月29日销号', '未经办结反馈，由秘书直接销号', 'done'],
      ['督办〔2024〕1号', '10月23日销号', '在期限内', 'done'],
      ['督办〔2024〕7号', '10月20日销号', '超过期限 2 天', 'done'],
      ['督办〔2024〕8号', '10月19日销号', '', 'done'],
      ['2024-10-20 zhaoqing-gongxin', '10月20日到期', '已到期 11 天，请核对', 'plain'],
      ['2024-11-05 zhaoqing-gongxin', '11月5日到期', '还有 5 天', 'plain'],
      ['2024-12-31 zhaoqing-gongxin', '12月31日到期', '还有 61 天', 'plain'],
      ['2024-12-31 zhaoqing-minzheng', '12月31日到期', '还有 61 天', 'plain'],
    ])
    expect(rows.slice(-2).map(({ title, who }) => [title, who])).toEqual([
      ['later等 2 项', '市工业和信息化局 · 里程碑'],
      ['theirs', '市民政局（推定） · 里程碑'],
    ])
    expect(workCounts(rows, board.at).map(({ count, words }) => `${count} ${words}`)).toEqual([
      '1 件督办逾期',
      '1 件临期',
      '2 件按期办理',
      '4 件近 30 天销号',
      '4 项里程碑三个月内到期',
    ])
  })
})

describe('timeAxis', () => {
  it('reaches over all rows, within 75 days before and 100 after, and names the months', () => {
    const rows = workRows(index, board, [order(1, { assignedOn: '2024-01-10', due: '2025-06-30' })])
    const axis = timeAxis(rows, board.at)
    expect([axis.from, axis.to]).toEqual(['2024-08-17', '2025-02-12'])
    expect(axis.months.map(({ label }) => label)).toEqual(['9月', '10月', '11月', '12月', '1月', '2月'])
    expect([placeOnAxis(axis, '2024-01-10'), placeOnAxis(axis, '2025-06-30')]).toEqual([0, 100])
    expect(placeOnAxis(axis, '2024-08-17')).toBe(0)
    expect(timeAxis([], board.at)).toMatchObject({ from: '2024-10-17', to: '2024-12-04' })
  })
})
