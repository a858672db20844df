import { describe, expect, it } from 'vitest'
import type { DocumentSource } from '#server/documents/source.ts'
import { valueAt } from '#server/documents/source.ts'
import { slides } from '#server/documents/slides/slides.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import {
  figuresInSlides,
  linesInCharts,
  partOf,
  partsOf,
  textIn,
} from '#tests/support/documents/read-office.ts'
import { cleanName, sampleSource } from '../sample-source.ts'

const long = '长'.repeat(20_000)
const plain = sampleSource(3)
const [item] = plain.items
const target = item!.target!
const order = {
  id: '2024-3',
  number: '督办〔2024〕3号',
  order: '11月底前全部开工',
  reason: 'overdue',
  state: 'in-progress',
  colour: 'red',
  organisation: 'zhaoqing-gongxin',
  organisationName: '市工业和信息化局',
  person: null,
  targets: [target],
  meeting: null,
  filedOn: '2024-09-30',
  assignedOn: '2024-09-30',
  due: '2024-10-18',
  endedOn: null,
  waited: 4,
  unanswered: false,
  left: -4,
  standing: '逾期 4 个工作日，待反馈',
  report: { on: '2024-10-11', text: '已开工三座' },
  since: [{ target, sentence: '完成率由 15.0 % 到 16.7 %' }],
  demo: false,
} satisfies NonNullable<DocumentSource['orders']>[number]
/** A meeting with an order, and with a narrative whose measures are a long text. */
const source: DocumentSource = {
  ...plain,
  demo: true,
  comparedWith: { id: 'weekly-1', at: '2024-10-17' },
  items: [
    { ...item!, kind: 'newly-red', figures: { ...item!.figures!, lastLight: 'behind' } },
    { ...item!, key: 'order-overdue.2024-3', kind: 'order-overdue', order: order.id },
  ],
  narratives: [
    {
      target,
      organisation: 'zhaoqing-gongxin',
      organisationName: '市工业和信息化局',
      due: '2024-10-24',
      askedBy: '秘书',
      askedAt: '2024-10-20T09:00:00.000+08:00',
      version: 2,
      answer: { cause: '用地批复晚', measures: long, coordination: '', judgement: 'able' },
      answeredBy: '填报员',
      answeredAt: '2024-10-21T09:00:00.000+08:00',
    },
  ],
  orders: [order],
}
const document = slides(source)
const parts = await partsOf(document)
const slide = (number: number) => parts.get(`ppt/slides/slide${number}.xml`)!.toString()
const notes = (number: number) => textIn(parts.get(`ppt/notesSlides/notesSlide${number}.xml`)!.toString())

describe('slides', () => {
  it('is a cover, an overview, a slide for each item, the orders, and what all of it is made of', () => {
    const titles = [1, 2, 3, 4, 5, 6].map((number) =>
      textIn(/<p:sp>(?:(?!<\/p:sp>).)*<p:ph type="title"\/>.*?<\/p:sp>/s.exec(slide(number))![0]),
    )
    expect(titles).toEqual([
      '第43周调度会',
      '3 项目标，2 个议题',
      '肇庆市　5G基站累计开通数',
      '肇庆市　5G基站累计开通数',
      '督办事项 1 项',
      '数据说明',
    ])
    expect(parts.has('ppt/slides/slide7.xml')).toBe(false)
    expect(parts.get('ppt/presentation.xml')!.toString()).toContain('<p:sldSz cx="12192000" cy="6858000"/>')
  })

  it('says on every slide what it is made of, and that it holds 演示数据 where it does', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const text = textIn(slide(number))
      expect(text).toContain(
        '会议快照第1版　底账第 42 号　哈希 aaaaaaaaaaaa…　基准日 2024年10月24日　亮灯按序时规则（第1版）',
      )
      expect(text).toContain('演示数据，不得作为工作依据')
    }
    expect(textIn(await partOf(slides({ ...source, demo: false }), 'ppt/slides/slide1.xml'))).not.toContain(
      '演示',
    )
  })

  it('writes each figure under its key, as the snapshot has it', async () => {
    const figures = await figuresInSlides(document)
    expect(figures.map((figure) => disagreement(source, figure)).filter(Boolean)).toEqual([])
    const texts = new Map(figures.map(({ part, key, text }) => [`${part.slice(4)} ${key}`, text]))
    const on = (number: number, key: string) => texts.get(`slides/slide${number}.xml ${key}`)
    expect(on(1, 'summary/all')).toBe('3')
    expect(on(2, 'items/0/figures/lastLight')).toBe('滞后')
    expect(on(3, 'targets/0/distance')).toBe('16.7\u2009%')
    expect(on(3, 'targets/0/gap')).toBe('−58.3')
    expect(on(3, 'targets/0/due')).toBe('2024年12月31日')
    expect(on(4, 'orders/0/report/text')).toBe('已开工三座')
    expect(on(5, 'orders/0/standing')).toBe('逾期 4 个工作日，待反馈')
    expect(on(6, 'snapshot/sha256')).toBe('b'.repeat(64))
  })

  it('draws curve, schedule and target as a native chart, whose figures are the picture’s and stand in a workbook beside it', async () => {
    const lines = (await linesInCharts(document)).filter(({ part }) => part.endsWith('chart3.xml'))
    expect(lines.map(({ name, key }) => [name, key])).toEqual([
      ['序时', 'curves/0/planned'],
      ['目标 8,000', 'targets/0/targetValue'],
      ['预测下限', 'curves/0/forecast/low80'],
      ['预测上限', 'curves/0/forecast/high80'],
      ['预测', 'curves/0/forecast/point'],
      ['实绩', 'curves/0/actual'],
    ])
    for (const { key, figures } of lines) {
      const value = valueAt(source, key) as number | (number | null)[]
      if (typeof value === 'number') expect(new Set(figures)).toEqual(new Set([value]))
      // The forecast begins at the end of the curve.
      else if (key.includes('forecast')) expect(figures.slice(10)).toEqual(value)
      else expect(figures).toEqual(value)
    }
    const book = await partsOf(parts.get('ppt/embeddings/chart3.xlsx')!)
    const sheet = book.get('xl/worksheets/sheet1.xml')!.toString()
    expect(sheet).toContain('<c r="B2"><v>6800</v></c>')
    expect(sheet).toContain('<c r="G11"><v>6980</v></c>')
    expect(slide(3)).toContain('r:id="rIdChart"')
  })

  it('keeps the light of the rule and what the organisation expects apart, side by side', () => {
    const words = [...slide(3).matchAll(/<p:sp>.*?<\/p:sp>/gs)].map(([xml]) => textIn(xml))
    expect(words.slice(words.indexOf('系统亮灯（按规则）')).filter(Boolean).slice(0, 4)).toEqual([
      '系统亮灯（按规则）',
      '严重滞后',
      '单位研判（自报）',
      '能完成',
    ])
  })

  it('tells whoever speaks the sentence, the clause, all that the organisation says, and the orders before', () => {
    expect(notes(3)).toContain(
      '肇庆市“5G基站累计开通数”严重滞后，增量完成率 16.7\u2009%。牵头：市工业和信息化局。',
    )
    expect(notes(3)).toContain('依据：肇庆数字经济2024　五(二十五)，不少于\u20098,000\u2009座。')
    expect(notes(3)).toContain(`措施　${long}`)
    expect(notes(3)).toContain('此前的督办：督办〔2024〕3号（市工业和信息化局）：11月底前全部开工')
    expect(notes(4)).toContain('最近反馈　2024年10月11日：已开工三座')
  })

  it('shows as much of a long text as has room, and none that would break it', () => {
    expect(textIn(slide(3))).toMatch(/措施　长{20,600}…/)
    expect(textIn(slide(3))).toContain(`批注：${cleanName}`)
    expect(textIn(slide(3))).toContain('答复：2024-10-21 09:00　市工业和信息化局　填报员')
    for (const [name, content] of parts)
      if (name.endsWith('.xml')) expect(content.toString(), name).not.toMatch(/[\u0000-\u0008\u202E\u200F]/)
    const longTitle = { ...plain.meeting, title: `=1+1${long}` }
    expect(() => slides({ ...plain, meeting: longTitle })).not.toThrow()
  })

  it('speaks of an order or of milestones without a target', async () => {
    const bare = { ...item!, target: null, figures: null }
    const other = await partsOf(
      slides({
        ...source,
        items: [
          {
            ...bare,
            key: 'order-due.2024-3',
            kind: 'order-due',
            order: order.id,
            sentence: '还有 2 个工作日。',
          },
          { ...bare, key: 'milestones-due.x', kind: 'milestones-due', sentence: '里程碑“云平台”今日到期。' },
        ],
      }),
    )
    const text = (number: number) => textIn(other.get(`ppt/slides/slide${number}.xml`)!.toString())
    expect(text(3)).toContain('要求　11月底前全部开工')
    expect(text(4)).toContain('里程碑“云平台”今日到期。')
    expect([...other.keys()].filter((name) => name.includes('/charts/'))).toEqual([])
  })

  it('says of a snapshot without curves that it has none', async () => {
    const old = slides(sampleSource(2, false))
    expect(textIn(await partOf(old, 'ppt/slides/slide3.xml'))).toContain('这一版快照定格时尚不保存曲线')
    expect(await linesInCharts(old)).toEqual([])
  })

  it('is the same bytes of the same picture', () => {
    expect(Buffer.from(slides(source)).equals(document)).toBe(true)
  })

  it('relates only parts that are there', () => {
    for (const [name, content] of parts) {
      if (!name.endsWith('.rels')) continue
      const folder = new URL(`file:///${name.replace(/_rels\/[^/]+$/, '')}`)
      for (const [, to] of content.toString().matchAll(/Target="([^"]+)"/g))
        expect(parts.has(new URL(to!, folder).pathname.slice(1)), `${name} to ${to}`).toBe(true)
    }
  })
})
