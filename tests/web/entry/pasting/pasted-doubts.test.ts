import { describe, expect, it } from 'vitest'
import { parseBlock } from '#web/sheet/parse-block.ts'
import { headerKind } from '#web/entry/pasting/pasted-header.ts'
import { isClear, placeBlock } from '#web/entry/pasting/place-block.ts'
import { row, rows, values } from '../sheet-rows.ts'

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
  ])('asks first where the table says that it covers less: %j', (text, said) => {
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

  it.each([
    ['地区\t5G基站累计开通数\n高要区\t1,260', '表头“高要区”写的不是本单的地区'],
    ['指标\t高要区10月\n5G基站累计开通数\t1,260', '表头“高要区10月”写的不是本单的地区'],
    ['指标\t全市\n5G基站累计开通数\t7,812', '表头“全市”写的不是本单的地区'],
    ['指标\t市本级\n5G基站累计开通数\t2,330', '表头“市本级”写的不是本单的地区'],
    ['指标\t农村\n5G基站累计开通数\t812', '表头“农村”，不知道是不是本期的数'],
    ['指标\t其中：民营\n规上工业企业数字化转型家数\t23', '表头“其中：民营”，不知道是不是本期的数'],
    ['指标\t10月新增\n5G基站累计开通数\t23', '表头“10月新增”，像是增量'],
    ['地区\t5G基站累计开通数\n\t农村\n端州区\t812', '表头“农村”，不知道是不是本期的数'],
  ])('asks first where a header says that the figures may be of something else: %j', (text, doubt) => {
    const placed = pasted(text, ofCounty, ['高要区'])
    expect(placed.doubts).toEqual([doubt.replace('表头', doubt.endsWith('地区') ? '表头' : '表头是')])
    expect(placed.placements).toHaveLength(1)
    expect(isClear(placed)).toBe(false)
  })

  it.each(['全年预计', '占全市比重', '2024年预测'])('asks which column is meant under %s alone', (header) => {
    expect(pasted(`指标\t${header}\n5G基站累计开通数\t81`)).toMatchObject({ placements: [], chosen: null })
  })

  it.each(['数量（座）', '家数', '累计新增', '今年', '单位：座', '10月（现价）', '合计'])(
    'asks nothing under %s',
    (header) => {
      expect(isClear(pasted(`指标\t${header}\n5G基站累计开通数\t812`))).toBe(true)
    },
  )

  it('takes months written without a mark between', () => {
    const placed = pasted('指标\t202409\t202410\n5G基站累计开通数\t805\t812')
    expect([values(placed), isClear(placed)]).toEqual([['s1 812'], true])
  })
})

describe('headerKind', () => {
  const kinds = (...headers: string[]) => headers.map((header) => headerKind(header, '2024-M10'))

  it('knows the period in the forms that Excel and offices give it', () => {
    expect(kinds('Oct-24', 'Oct-2024', 'October', '24年10月', '10月份', '十月份')).toEqual(
      Array.from({ length: 6 }, () => 'this'),
    )
  })

  it('takes last year’s month, and another one, for no figures of this period', () => {
    expect(kinds('23年10月', 'Oct-23', 'Sep-24', '24年9月', '9月份', '月份')).toEqual(
      Array.from({ length: 6 }, () => 'other'),
    )
  })

  it('takes what is to be done, or is not done yet, for no figures of what was done', () => {
    expect(kinds('应完成数', '未完成数', '待建数', '拟建数', '剩余任务')).toEqual(
      Array.from({ length: 5 }, () => 'other'),
    )
    expect(kinds('完成数', '实际完成')).toEqual(['value', 'value'])
  })
})
