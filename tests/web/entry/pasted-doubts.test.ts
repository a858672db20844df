import { describe, expect, it } from 'vitest'
import { parseBlock } from '#web/entry/parse-block.ts'
import { isClear, placeBlock } from '#web/entry/place-block.ts'
import { row, rows, values } from './place-rows.ts'

const ofCounty = [
  row('s1', '5G基站累计开通数', { regionName: '端州区' }),
  row('f1', '规上工业企业数字化转型家数', { regionName: '端州区', unit: '家' }),
]
const pasted = (text: string, onto = ofCounty, otherRegions: readonly string[] = []) =>
  placeBlock(parseBlock(text), onto, { row: 0, column: 'value' }, { period: '2024-M10', otherRegions })

describe('doubtsAround', () => {
  it.each([
    ['2024年9月主要指标完成情况表\t\n指标\t累计\n5G基站\t7,722', '2024年9月主要指标完成情况表'],
    ['2023年10月\t\t\n指标\t单位\t本期\n5G基站\t座\t7,012', '2023年10月'],
    ['填报单位：市工信局\t2024年1—9月\n指标\t数值\n5G基站\t7,722', '2024年1—9月'],
  ])('asks first where the title names another period: %j', (text, title) => {
    const placed = pasted(text, rows)
    expect(placed.doubts).toEqual([`表题“${title}”写的不是本期`])
    expect(isClear(placed)).toBe(false)
  })

  it.each([
    '2024年1—10月主要指标\t\n指标\t累计\n5G基站\t7,812',
    '填表日期：2024年11月5日\t\n指标\t累计\n5G基站\t7,812',
    '2023年政府工作报告目标\t\n指标\t2024年10月\n5G基站\t7,812',
  ])('asks nothing where the title names this period, or a header does: %j', (text) => {
    expect(isClear(pasted(text, rows))).toBe(true)
  })

  it.each([
    ['端州区（不含高新区）\t\n指标\t10月\n5G基站累计开通数\t812', '端州区（不含高新区）'],
    ['指标\t端州区（不含高新区）\n5G基站累计开通数\t812', '端州区（不含高新区）'],
    ['指标\t10月（剔除肇庆高新区）\n5G基站累计开通数\t812', '10月（剔除肇庆高新区）'],
    ['指标\t10月\n5G基站累计开通数\t812\n注：以上数据不包括室内分布系统', '注：以上数据不包括室内分布系统'],
    ['除高新区外\t\n指标\t10月\n5G基站累计开通数\t812', '除高新区外'],
    ['仅统计城区\t\n指标\t10月\n5G基站累计开通数\t812', '仅统计城区'],
  ])('asks first where the table says that it is of less: %j', (text, said) => {
    const placed = pasted(text, ofCounty, ['肇庆高新区'])
    expect(values(placed)).toEqual(['s1 812'])
    expect(placed.doubts).toEqual([`表中写着“${said}”，范围可能与本单的口径不同`])
    expect(isClear(placed)).toBe(false)
  })

  it('asks nothing where the indicator itself is named so', () => {
    const own = [row('x', '5G基站数（不含室内分布）')]
    expect(isClear(pasted('指标\t10月\n5G基站数（不含室内分布）\t812', own))).toBe(true)
    expect(isClear(pasted('地区\t5G基站数（不含室内分布）\n肇庆市\t812', own))).toBe(true)
  })

  it('asks first where the title names a region that the sheet is not of', () => {
    const text = '高要区5G发展情况\t\n指标\t10月\n5G基站累计开通数\t812'
    const placed = pasted(text, ofCounty, ['高要区'])
    expect(placed.doubts).toEqual(['表题“高要区5G发展情况”写的不是本单的地区'])
    expect(isClear(placed)).toBe(false)
    expect(isClear(pasted(text.replace('高要区', '肇庆市端州区'), ofCounty, ['高要区']))).toBe(true)
  })
})
