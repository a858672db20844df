import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { parseBlock } from '#web/sheet/parse-block.ts'
import { isClear, placeBlock, type SheetRow } from '#web/entry/pasting/place-block.ts'
import { rows, values } from '../sheet-rows.ts'

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

  it('asks first where the first line is the sheet’s year alone', () => {
    const place = (text: string) =>
      placeBlock(parseBlock(text), rows, { row: 0, column: 'value' }, { period: '2024-M10' })
    expect(place('2024\n7812')).toMatchObject({ doubts: ['第一行“2024”像是年月，现按数填入'] })
    for (const text of ['2024', '2014\n7812', '7812\n2024']) expect(isClear(place(text))).toBe(true)
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
    const { placements, leftOver } = placeBlock([['7812①'], ['暂无']], rows, { row: 0, column: 'value' })
    expect(placements).toEqual([{ key: 'a', column: 'value', text: '7812①' }])
    expect(leftOver).toMatchObject([{ text: '暂无', why: expect.stringContaining('选择原因') }])
  })

  it('places 无, — and 缺 as they are typed, beside names and without them', () => {
    const down = placeBlock([['7812'], ['—']], rows, { row: 0, column: 'value' })
    expect(down.placements).toContainEqual({ key: 'b', column: 'value', text: '—' })
    const named = placeBlock(parseBlock('5G基站\t无\n覆盖率\t83'), rows, { row: 0, column: 'value' })
    expect(named.placements).toContainEqual({ key: 'a', column: 'value', text: '无' })
    expect([down.leftOver, named.leftOver]).toEqual([[], []])
  })

  it('takes names in a row above their figures', () => {
    expect(
      values(
        placeBlock(parseBlock('5G基站\t转型企业\t覆盖率\n7,812\t230\t83'), rows, { row: 0, column: 'value' }),
      ),
    ).toEqual(['a 7,812', 'b 230', 'd 83'])
  })

  it('finds rows by name in whatever sequence, passing over a unit column', () => {
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

const layouts = shared('cases/04-paste-by-name.json')
describe.skipIf(layouts === undefined)('placeBlock on the layouts from use (case 04)', () => {
  interface Layouts {
    readonly rows: SheetRow[]
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

  it('passes over row numbers (序号), units in brackets, blanks and full-width letters', () => {
    expect(values(place('running number'))).toEqual(all)
    expect(values(place('unit in brackets'))).toEqual(all)
    const dressed = place('blank in the name')
    // The name stands there twice, in two forms.
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
