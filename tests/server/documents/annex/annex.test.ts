import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { annex } from '#server/documents/annex/annex.ts'
import { leavesOf } from '#server/documents/annex/leaves.ts'
import { figureDifferences } from '#tests/support/documents/annex-agrees.ts'
import { figuresInWorkbook, partOf } from '#tests/support/documents/read-office.ts'
import { cleanName, sampleSource } from '../sample-source.ts'

const source = sampleSource(3)
const document = await annex(source)
const cells = await figuresInWorkbook(document)
const workbook = new Workbook()
await workbook.xlsx.load(Buffer.from(document))
const textsOn = (sheet: string) => {
  const texts: string[] = []
  workbook.getWorksheet(sheet)!.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
  return texts
}
const cellAt = (key: string, from = cells) => from.find((cell) => cell.key === key)

describe('annex', () => {
  it('holds every figure of the snapshot under its key, unrounded', () => {
    expect(figureDifferences(source, cells)).toEqual([])
    expect(cellAt('targets/0/distance')!.value).toBe(0.1666667)
    expect(cellAt('targets/0/targetValue')!.value).toBe(8_000)
    expect(cellAt('targets/0/light')!.value).toBe('严重滞后')
    expect(cellAt('targets/0/due')!.value).toEqual(new Date('2024-12-31T00:00:00Z'))
    expect(cellAt('snapshot/hash')!.value).toBe('a'.repeat(64))
    expect(cellAt('curves/0/planned/3')!.value).toBe(7_100)
    expect(cellAt('curves/0/forecast/low80/1')!.value).toBe(7_000)
  })

  it('is found at fault by figureDifferences where a figure is missing, and where one differs', () => {
    const less = cells.filter(({ key }) => key !== 'targets/1/gap')
    const other = less.map((cell) => (cell.key === 'targets/2/value' ? { ...cell, value: 1 } : cell))
    expect(figureDifferences(source, other)).toEqual([
      'targets/1/gap: missing, 25',
      'targets/2/value: 1, not 7000',
    ])
  })

  it('has a sheet for what it is made of, one for its lights, and one for each document', () => {
    const sheets = workbook.worksheets.map(({ name }) => name)
    expect(sheets).toEqual(['说明', '汇总', '肇庆数字经济2024', '议题', '督办', '曲线', '预测', '其余'])
    const two = sampleSource(2)
    const [first, second] = two.targets
    const titled = {
      ...two,
      targets: [
        { ...first!, documentTitle: '“十四五”[规划]：*/?\\' },
        { ...second!, document: 'x', documentTitle: "''说明''" },
      ],
    }
    return annex(titled).then(async (bytes) => {
      const other = new Workbook()
      await other.xlsx.load(Buffer.from(bytes))
      expect(other.worksheets.map(({ name }) => name).slice(2, 4)).toEqual(['“十四五”规划：', '说明（2）'])
    })
  })

  it('states picture, reference date and light rule on every sheet', () => {
    for (const { name } of workbook.worksheets) {
      const texts = textsOn(name).join('\n')
      expect(texts).toContain('基准日2024年10月24日')
      expect(texts).toContain('底账截至第42号')
      expect(texts).toContain(`底账哈希：${'a'.repeat(64)}`)
      expect(texts).toContain('亮灯按“序时规则（第1版）”（xushi-1）：差距不低于0个百分点为达序时')
      expect(texts).not.toContain('演示数据，不得作为工作依据')
    }
  })

  it('says on every sheet that it holds 演示数据 where it does', async () => {
    const demo = new Workbook()
    await demo.xlsx.load(Buffer.from(await annex({ ...source, demo: true })))
    for (const sheet of demo.worksheets) expect(sheet.getCell(2, 2).text).toBe('演示数据，不得作为工作依据。')
  })

  it('counts lights by formulas and reckons gaps from the share that they follow from', () => {
    const counts = workbook.getWorksheet('汇总')!
    const rowOf = (word: string) => {
      let found = 0
      counts.eachRow((row, number) => {
        if (row.getCell(2).text === word) found = number
      })
      return found
    }
    const met = rowOf('已达成')
    const firstRow = 8
    expect(counts.getCell(met, 3)).toMatchObject({
      formula: `COUNTIF('肇庆数字经济2024'!$Q$${firstRow}:$Q$${firstRow + 2},$B${met})`,
      result: 2,
    })
    expect(counts.getCell(met, 4)).toMatchObject({ formula: `SUM(C${met}:C${met})`, result: 2 })
    expect(counts.getCell(met, 6).formula).toBe(`IF(D${met}=E${met},"一致","不一致")`)
    expect(cellAt('summary/met')!.value).toBe(2)
    expect(cellAt('summary/all')!.value).toBe(3)
    // 16.66667 % of the way at 75 % of the time are −58.33333 points; 100 % − 75 % are 25.
    expect(cellAt('targets/0/gap')).toMatchObject({ value: -58.3333 })
    expect(cellAt('targets/1/gap')).toMatchObject({
      value: 25,
      formula: `(M${firstRow + 1}-O${firstRow + 1})*100`,
    })
  })

  it('holds no formula that somebody wrote as a name, and no text that would break it', async () => {
    expect(cellAt('targets/1/name')).toMatchObject({ value: `'${cleanName}`, formula: undefined })
    expect(textsOn('议题')).toContain(`'${cleanName}`)
    const long = await figuresInWorkbook(await annex({ ...source, order: '长'.repeat(20_000) }))
    expect(cellAt('order', long)!.value).toBe('长'.repeat(20_000))
    const huge = await figuresInWorkbook(await annex({ ...source, order: '长'.repeat(40_000) }))
    expect(cellAt('order', huge)!.value).toBe('长'.repeat(32_767))
  })

  it('has rows as high as their texts need, by the breadth of their columns', async () => {
    // 88 Chinese signs are as wide as 176 digits, which are three lines of 80 in 内容.
    const order = '议'.repeat(88)
    const read = new Workbook()
    await read.xlsx.load(Buffer.from(await annex({ ...source, order })))
    const facts = read.getWorksheet('说明')!
    const heights = new Map<string, number | undefined>()
    facts.eachRow((row) => heights.set(row.getCell(2).text, row.height))
    expect([heights.get('议题的次序'), heights.get('会议日期')]).toEqual([48, undefined])
  })

  it('is the same bytes of the same picture', async () => {
    expect(Buffer.from(await annex(source)).equals(document)).toBe(true)
    expect(await partOf(document, 'docProps/core.xml')).toContain('2024-10-25T01:00:00')
  })

  it('holds what an older snapshot has, and what a newer one may come to have', async () => {
    const old = sampleSource(2, false)
    expect(figureDifferences(old, await figuresInWorkbook(await annex(old)))).toEqual([])
    const [item] = source.items
    const aboutOrder = { ...item!, key: 'order-overdue.2024-3', order: '2024-3', figures: null }
    const newer = { ...source, items: [item!, aboutOrder], later: { figure: 3.25, words: ['甲', '乙'] } }
    const read = await figuresInWorkbook(await annex(newer))
    expect(figureDifferences(newer, read)).toEqual([])
    expect(cellAt('later/figure', read)).toMatchObject({ value: 3.25, sheet: '其余' })
  })
})

describe('leavesOf', () => {
  it('tells of each figure under its key, also of what is empty', () => {
    expect([...leavesOf({ a: [{ b: 1, c: null }], d: 'e', f: undefined })]).toEqual([
      ['a/0/b', 1],
      ['a/0/c', null],
      ['d', 'e'],
    ])
  })
})
