import { describe, expect, it } from 'vitest'
import { parseBlock } from '#web/sheet/parse-block.ts'
import { placeBlock } from '#web/entry/pasting/place-block.ts'
import { row, values } from './sheet-rows.ts'

const rows = ['肇庆市', '端州区', '高要区'].map((regionName, at) =>
  row(`s${at}`, '5G基站累计开通数', { regionName }),
)

describe('placeBlock, of the workbook of a filing', () => {
  it('takes the workbook of the filing as it is copied, head and all: this period’s column and the explanation', () => {
    const head =
      '序号\t指标\t地区\t计量单位\t上年同期（2023年10月）\t上期（2024年9月）\t本期（2024年10月）\t没有数值的原因\t说明\t状态'
    const lines = [
      '1\t5G基站累计开通数\t肇庆市\t座\t6,000\t7,722\t7812\t\t十月新增站址，清单已附\t未填',
      '2\t5G基站累计开通数\t端州区\t座\t\t2,321\t2330\t\t\t草稿',
      '3\t5G基站累计开通数\t高要区\t座\t\t1,254\t\t未开展采集\t\t未填',
    ]
    const placed = placeBlock(
      parseBlock([head, ...lines].join('\n')),
      rows,
      { row: 0, column: 'value' },
      { period: '2024-M10' },
    )
    expect(values(placed)).toEqual(['s0 7812', 's1 2330', 's2 未开展采集'])
    expect(placed.placements.filter(({ column }) => column === 'note')).toEqual([
      { key: 's0', column: 'note', text: '十月新增站址，清单已附' },
    ])
    expect(placed.chosen).toBe(6)
  })
})
