import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { parseBlock } from '#web/entry/parse-block.ts'
import { isClear, placeBlock, type PlaceRow } from '#web/entry/place-block.ts'

const row = (key: string, name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  key,
  name,
  regionName: '肇庆市',
  unit: '座',
  editable: true,
  ...more,
})
const rows = [
  row('a', '5G基站'),
  row('b', '转型企业', { unit: '家' }),
  row('c', '重点项目', { editable: false }),
  row('d', '覆盖率', { unit: '%' }),
]

describe('placeBlock', () => {
  it('fills down from the anchor', () => {
    const { placements, leftOver } = placeBlock([['1'], ['2']], rows, { row: 0, column: 'value' })
    expect(placements).toEqual([
      { key: 'a', column: 'value', text: '1' },
      { key: 'b', column: 'value', text: '2' },
    ])
    expect(leftOver).toEqual([])
  })

  it('puts the second column into the notes', () => {
    const { placements } = placeBlock([['1', '口径调整']], rows, { row: 1, column: 'value' })
    expect(placements).toEqual([
      { key: 'b', column: 'value', text: '1' },
      { key: 'b', column: 'note', text: '口径调整' },
    ])
  })

  it('tells what found no place, and why', () => {
    const block = [['1'], ['2', 'n', 'x'], ['3']]
    const { placements, leftOver } = placeBlock(block, rows, { row: 2, column: 'value' })
    expect(placements).toEqual([
      { key: 'd', column: 'value', text: '2' },
      { key: 'd', column: 'note', text: 'n' },
    ])
    expect(leftOver).toEqual([
      { text: '1', why: '“重点项目”已提交，不能改' },
      { text: 'x', why: '超出可填的列' },
      { text: '3', why: '超出最后一行' },
    ])
  })

  it('is not shifted by a header line, and says where that names another period', () => {
    const at = { row: 0, column: 'value' } as const
    const own = placeBlock(parseBlock('10月\n7,812\n230\n\n'), rows, at, { period: '2024-M10' })
    expect(own.placements.map(({ key, text }) => `${key} ${text}`)).toEqual(['a 7,812', 'b 230'])
    expect(isClear(own)).toBe(true)
    const other = placeBlock(parseBlock('9月\n7,812\n230'), rows, at, { period: '2024-M10' })
    expect(other.doubts).toEqual(['表头是“9月”，不像本期的数'])
  })

  it('asks which of two columns of figures is meant, and leaves the other out', () => {
    const at = { row: 0, column: 'value' } as const
    const block = parseBlock('1\t7,812\n2\t230')
    expect(placeBlock(block, rows, at)).toMatchObject({ placements: [], chosen: null })
    const chosen = placeBlock(block, rows, at, { column: 1 })
    expect(chosen.placements.map(({ key, text }) => `${key} ${text}`)).toEqual(['a 7,812', 'b 230'])
    expect(chosen).toMatchObject({ chosen: 1, leftOver: [] })
    const headed = placeBlock(parseBlock('2024-09\t2024-10\n7,722\t7,812'), rows, at, { period: '2024-M10' })
    expect(headed.placements).toEqual([{ key: 'a', column: 'value', text: '7,812' }])
    expect(isClear(headed)).toBe(true)
  })

  it('puts no figure into a note, and no text into a value', () => {
    const inNotes = placeBlock([['7,812'], ['口径调整']], rows, { row: 0, column: 'note' })
    expect(inNotes.placements).toEqual([{ key: 'b', column: 'note', text: '口径调整' }])
    expect(inNotes.leftOver).toEqual([{ text: '7,812', why: '数不能作说明' }])
    const { placements, leftOver } = placeBlock([['7812①'], ['—']], rows, { row: 0, column: 'value' })
    expect(placements).toEqual([{ key: 'a', column: 'value', text: '7812①' }])
    expect(leftOver).toMatchObject([{ text: '—', why: expect.stringContaining('选择原因') }])
  })

  it('finds rows by name whatever their order, passing over a unit column', () => {
    const block = [
      ['转型企业', '家', '173'],
      ['5G基站', '座', '7,812', '含物理站址'],
      ['没有的指标', '个', '9'],
    ]
    const placed = placeBlock(block, rows, { row: 3, column: 'value' })
    expect(placed.byName).toBe(true)
    expect(placed.placements).toEqual([
      { key: 'b', column: 'value', text: '173' },
      { key: 'a', column: 'value', text: '7,812' },
      { key: 'a', column: 'note', text: '含物理站址' },
    ])
    expect(placed.leftOver).toEqual([{ text: '没有的指标 9', why: '没有同名的指标或地区' }])
  })
})

const counties = ['肇庆市', '端州区', '高要区']
const regional = [
  ...counties.map((regionName, at) => row(`s${at}`, '5G基站累计开通数', { regionName })),
  ...counties.map((regionName, at) =>
    row(`f${at}`, '规上工业企业数字化转型家数', { regionName, unit: '家' }),
  ),
]
const pasted = (text: string, onto = regional, more: { column?: number } = {}) =>
  placeBlock(parseBlock(text), onto, { row: 0, column: 'value' }, { period: '2024-M10', ...more })
const values = (placed: ReturnType<typeof placeBlock>) =>
  placed.placements.filter(({ column }) => column === 'value').map(({ key, text }) => `${key} ${text}`)

describe('placeBlock, by names', () => {
  it('takes indicators and regions, with merged names carried down and a total left out', () => {
    const placed = pasted(
      '序号\t指标\t地区\t9月\t10月\n1\t5G基站累计开通数（座）\t肇庆市\t7,722\t7,812\n\t\t端州\t2,321\t2,330\n\t\t高要区\t1,254\t1,260\n\t合计\t\t\t11,402\n',
    )
    expect(values(placed)).toEqual(['s0 7,812', 's1 2,330', 's2 1,260'])
    expect(placed.leftOver).toEqual([{ text: '合计 11,402', why: '没有同名的指标或地区' }])
    expect(isClear(placed)).toBe(false)
  })

  it('takes a matrix of regions and indicators, either way about', () => {
    const text = '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n端州区\t2,330\t40\n高要区\t1,260\t17\n'
    expect(values(pasted(text))).toEqual(['s1 2,330', 'f1 40', 's2 1,260', 'f2 17'])
    expect(isClear(pasted(text))).toBe(true)
    const turned = '指标\t肇庆市\t端州区\n5G基站累计开通数\t7,812\t2,330\n规上工业企业数字化转型家数\t172\t40'
    expect(values(pasted(turned))).toEqual(['s0 7,812', 's1 2,330', 'f0 172', 'f1 40'])
  })

  it('takes names in a row above their figures', () => {
    expect(values(pasted('5G基站\t转型企业\t覆盖率\n7,812\t230\t83', rows))).toEqual([
      'a 7,812',
      'b 230',
      'd 83',
    ])
  })

  it('takes regions alone under the title of one indicator', () => {
    const text = '5G基站累计开通数\n端州区\t2,330\n高要区\t1,260'
    expect(values(pasted(text))).toEqual(['s1 2,330', 's2 1,260'])
  })

  it('does not guess the region of a name that several share', () => {
    const placed = pasted('5G基站累计开通数\t7,812')
    expect(placed.placements).toEqual([])
    expect(placed.leftOver).toMatchObject([{ why: expect.stringContaining('3 个地区') }])
  })

  it.each([
    ['2024年10月', '2024年9月'],
    ['10月', '上年同期'],
    ['1-10月', '1—9月'],
    ['2024-10', '2023-10'],
    ['2024.10', '2024.09'],
    ['2024/10', '2024/9'],
    ['本月', '同比增长'],
    ['十月', '九月'],
    ['本期', '年度目标'],
  ])('takes the column %s beside %s', (own, other) => {
    const text = `指标\t${other}\t${own}\n5G基站\t7,722\t7,812\n转型企业\t157\t230`
    expect(values(pasted(text, rows))).toEqual(['a 7,812', 'b 230'])
    expect(isClear(pasted(text, rows))).toBe(true)
  })

  it('reads a header of two lines', () => {
    const text = '指标\t2024年\t\t2023年\n\t9月\t10月\t10月\n5G基站\t7,722\t7,812\t6,700'
    expect(values(pasted(text, rows))).toEqual(['a 7,812'])
  })

  it('asks where the only column is of another period, and takes the one that was chosen', () => {
    const text = '指标\t2023年10月\n5G基站\t6,700'
    expect(pasted(text, rows)).toMatchObject({
      placements: [],
      columns: [{ column: 1, header: '2023年10月', sample: '6,700' }],
    })
    expect(values(pasted(text, rows, { column: 1 }))).toEqual(['a 6,700'])
  })

  it('asks before it takes a year’s figures for those of a month', () => {
    const years = pasted('指标\t2022\t2023\t2024\n5G基站\t5,000\t6,800\t7,812', rows)
    expect(years).toMatchObject({ placements: [], chosen: null })
    expect(years.columns.map(({ header }) => header)).toEqual(['2022', '2023', '2024'])
  })

  it('takes this period of a long list', () => {
    const text = '5G基站\t2024年9月\t7,722\n5G基站\t2024年10月\t7,812'
    expect(values(pasted(text, rows))).toEqual(['a 7,812'])
  })

  it('keeps the scale that the table says, for the sheet to ask about', () => {
    expect(values(pasted('单位：万座\n5G基站\t0.7812', rows))).toEqual(['a 0.7812万座'])
    expect(values(pasted('5G基站（万座）\t0.7812', rows))).toEqual(['a 0.7812万座'])
    const above = '\t\t单位：万座\n指标\t9月\t10月\n5G基站\t0.7722\t0.7812'
    expect(values(pasted(above, rows))).toEqual(['a 0.7812万座'])
    expect(pasted('5G基站\t万户\t0.7812', rows).placements).toEqual([])
  })
})

const layouts = shared('cases/04-paste-by-name.json')
describe.skipIf(layouts === undefined)('placeBlock on the layouts from use (case 04)', () => {
  interface Layouts {
    readonly rows: PlaceRow[]
    readonly cases: { name: string; text: string }[]
  }
  const given = layouts === undefined ? undefined : (JSON.parse(readFileSync(layouts, 'utf8')) as Layouts)
  const place = (name: string, column?: number) =>
    placeBlock(
      parseBlock(given!.cases.find((one) => one.name.startsWith(name))!.text),
      given!.rows,
      { row: 0, column: 'value' },
      column === undefined ? {} : { column },
    )
  const all = ['a 7812', 'b 230', 'c 83']

  it('places nothing of the sheet’s own layout before it is told which column', () => {
    const asked = place('the sheet')
    expect(asked.placements).toEqual([])
    expect(asked.columns.map(({ column }) => column)).toEqual([2, 3, 4])
    expect(values(place('the sheet', 4))).toEqual(['a 7,812', 'b 230', 'c 83'])
  })

  it('passes over a running number, units in brackets, blanks and full-width letters', () => {
    expect(values(place('running number'))).toEqual(all)
    expect(values(place('unit in brackets'))).toEqual(all)
    const dressed = place('blank in the name')
    // The name stands there twice, in two dresses.
    expect(values(dressed)).toEqual(['b 230', 'c 83'])
    expect(dressed.leftOver.map(({ why }) => why)).toEqual(['同名两行，请只留一行', '同名两行，请只留一行'])
  })

  it('chooses none of two rows of one name, and puts no text into a value', () => {
    const twice = place('same name twice')
    expect(values(twice)).toEqual(['c 83'])
    expect(twice.leftOver.map(({ text }) => text)).toEqual(['5G基站数 7812', '5G基站数 9999'])
    const strange = place('a block whose')
    expect(strange.placements).toEqual([])
    expect(strange.leftOver.map(({ text }) => text)).toEqual(['合计 8125', '其中 230'])
  })
})
