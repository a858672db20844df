import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import { circularSource } from '#server/documents/letters/circular.ts'
import { pagedSource } from '#server/documents/letters/own-pages.ts'
import { run } from '#server/documents/make-document.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { summaryOf } from '#server/documents/summary.ts'
import { disagreement } from '#tests/support/agrees-with-snapshot.ts'
import { lackingFigures } from '#tests/support/annex-agrees.ts'
import {
  figuresInSlides,
  figuresInWord,
  figuresInWorkbook,
  partOf,
  partsOf,
  wordsOutsideFigures,
} from '#tests/support/read-office.ts'
import { faultInXml } from '#tests/support/well-formed.ts'
import { sampleSource } from './sample-source.ts'

/** As nobody should write: a formula, signs of XML, control characters, marks that turn the order, half an emoji and whole ones, breaks. */
const hostile =
  '\u3000＝1+1=HYPERLINK("x")<b>&amp;&\u0000\u0007\u001F\u202E反\u200F\u2066😀👨‍👩‍👧\uD83D\uFFFE]]>\r\n\t\u2028--><!--'
const plain = sampleSource(4)
const [item] = plain.items
const target = item!.target!

/** A meeting that has something of everything. */
const whole: DocumentSource = {
  ...plain,
  items: [
    ...plain.items,
    { ...item!, key: 'order-overdue.2024-3', kind: 'order-overdue', order: '2024-3', figures: null },
    { ...item!, key: 'milestones-due.x-2024-12-31', kind: 'milestones-due', target: null, figures: null },
  ],
  dropped: [{ ...item!, key: 'unlikely.other-1', kind: 'unlikely', target: 'other-1', reason: '另行研究' }],
  narratives: [
    {
      target,
      organisation: 'zhaoqing-gongxin',
      organisationName: '市工业和信息化局',
      due: '2024-10-23',
      askedBy: '秘书',
      askedAt: '2024-10-21T09:00:00.000+08:00',
      version: 2,
      answer: { cause: '用地晚', measures: '驻点', coordination: '请批复', judgement: 'needs-help' },
      answeredBy: '张三',
      answeredAt: '2024-10-22T09:00:00.000+08:00',
    },
  ],
  snapshot: { ...plain.snapshot, version: 2, reason: '更正9月数' },
  proceedings: {
    heldBy: '秘书',
    closedAt: '2024-10-25T11:00:00.000+08:00',
    notes: [{ page: target, note: '缺站址', decision: '月底前落实' }],
    orders: [
      {
        number: '督办〔2024〕4号',
        order: '落实站址',
        organisationName: '市自然资源局',
        person: '张三',
        collaborators: ['端州区政府'],
        due: '2024-11-15',
      },
    ],
  },
}

/** Where people or the catalogue put words. */
const worded = new Set(
  (
    'name unit regionName documentTitle commitment clause organisationName title sentence comment editedBy person standing text ' +
    'frozenBy redTitle issuer closing copies cause measures coordination answeredBy askedBy note decision heldBy order number ' +
    'options collaborators'
  ).split(' '),
)
const isWorded = (path: string) =>
  /(?:^dropped.*|^snapshot)\/reason$/.test(path) ||
  (!/^items\/\d+\/order$/.test(path) &&
    worded.has(
      path
        .replace(/\/\d+$/, '')
        .split('/')
        .at(-1)!,
    ))

function withWords<T>(value: T, words: string, path = ''): T {
  if (typeof value === 'string') return (isWorded(path) ? words : value) as T
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).map(([step, part]) => [
    step,
    withWords(part as unknown, words, path === '' ? step : `${path}/${step}`),
  ])
  return (Array.isArray(value) ? told.map(([, part]) => part) : Object.fromEntries(told)) as T
}

/** As the thread makes it of the picture's text. */
const made = (
  { meeting, snapshot, head, proceedings, summary: _, ...picture }: DocumentSource,
  kind: DocumentKind,
) =>
  run({
    kind,
    picture: JSON.stringify(picture satisfies MeetingSnapshot),
    meeting,
    snapshot,
    head,
    ...(proceedings && { proceedings }),
  })

const kinds = Object.entries(documentKinds).map(
  ([kind, { ending }]) => [kind as DocumentKind, ending] as const,
)

/** What of a document no office program would read, or is not as the source has it. */
async function faultsOf(source: DocumentSource, kind: DocumentKind): Promise<string[]> {
  const bytes = await made(source, kind)
  const broken = [...(await partsOf(bytes))].flatMap(([name, content]) => {
    if (!/\.(?:xml|rels|svg)$/.test(name)) return []
    const fault = faultInXml(content.toString())
    return fault === undefined ? [] : [`${name} ${fault}`]
  })
  if (documentKinds[kind].ending === 'xlsx') {
    await new Workbook().xlsx.load(Buffer.from(bytes))
    return [...broken, ...lackingFigures(source, await figuresInWorkbook(bytes))]
  }
  const figures = await (documentKinds[kind].ending === 'docx'
    ? figuresInWord(bytes)
    : figuresInSlides(bytes))
  // Without a target there is no page to have one.
  if (source.targets.length > 0) expect(figures.length, kind).toBeGreaterThan(3)
  const keyed = keyedSource(source, kind)
  return [...broken, ...figures.flatMap((figure) => disagreement(keyed, figure) ?? [])]
}

function keyedSource(source: DocumentSource, kind: DocumentKind): DocumentSource {
  if (kind === 'circular') return circularSource(source)
  if (kind === 'units') return pagedSource('organisation', source)
  return kind === 'regions' ? pagedSource('region', source) : source
}

/** What is no figure of the picture: places in lists, the sign of a rule and of a way to hash, where an axis begins. */
const numbering = /^\d+．|^\d+$|^图\d+|^议题 \d+|另有 \d+|xushi-1|SHA-256|纵轴自 [\d,]+ 起/g

describe.each(kinds)('a %s', (kind) => {
  it('is well-formed and has its figures whatever anybody wrote, in every text of a picture', async () => {
    expect(await faultsOf(whole, kind)).toEqual([])
    expect(await faultsOf(withWords(whole, hostile), kind)).toEqual([])
  })

  it('takes 20,000 characters in every text', async () => {
    expect(await faultsOf(withWords(whole, '长'.repeat(20_000)), kind)).toEqual([])
  })

  it('is made of a meeting without data, and of one whose targets are gone', async () => {
    const none = {
      light: 'no-data',
      completion: null,
      distance: null,
      schedule: null,
      gap: null,
      value: null,
      achieved: null,
      baseline: null,
      period: null,
      expectedPeriod: null,
      deadline: null,
      lagMonths: null,
      chance: null,
      status: null,
    } as const
    const targets = whole.targets.map((row) => ({ ...row, ...none }))
    const curves = whole.curves!.map((curve) => ({
      ...curve,
      actual: curve.periods.map(() => null),
      planned: curve.periods.map(() => null),
      unsettled: [],
      forecast: null,
    }))
    const silent = { ...whole, targets, curves, summary: summaryOf(targets) }
    expect(await faultsOf(silent, kind)).toEqual([])
    const bare = { ...whole, items: [], dropped: [], narratives: [], orders: [], curves: [], targets: [] }
    expect(await faultsOf({ ...bare, summary: summaryOf([]) }, kind)).toEqual([])
  })
})

describe.each(kinds.filter(([, ending]) => ending !== 'xlsx'))('a %s', (kind) => {
  it('prints no figure without its key', async () => {
    const outside = await wordsOutsideFigures(await made(withWords(whole, '文字'), kind))
    expect(outside.length).toBeGreaterThan(5)
    expect(outside.filter((words) => /\d/.test(words.replaceAll(numbering, '')))).toEqual([])
  })
})

describe.each(kinds.filter(([, ending]) => ending === 'docx'))('a %s', (kind) => {
  it('has the type area, lines, fonts, levels and page numbers of the brief, whose test has them one by one', async () => {
    const [own, brief] = await Promise.all([made(whole, kind), made(whole, 'brief')])
    for (const part of ['word/styles.xml', 'word/settings.xml', 'word/fontTable.xml', 'word/footer1.xml'])
      expect(await partOf(own, part), part).toBe(await partOf(brief, part))
    const sectionOf = async (document: Uint8Array) =>
      /<w:sectPr>.*<\/w:sectPr>/.exec(await partOf(document, 'word/document.xml'))![0]
    expect(await sectionOf(own)).toBe(await sectionOf(brief))
    const body = await partOf(own, 'word/document.xml')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    // Nothing but colours is set beside the styles.
    expect([...new Set(body.match(/<w:rPr>(?!<w:color )/g))]).toEqual([])
  })
})

describe('faultInXml', () => {
  it.each([
    '<a>&</a>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a x="<"/>',
    '<a x=1/>',
    '<a>\u0007</a>',
    '<a>',
    'x<a/>',
    '<a x="1" x="2"/>',
    '<a>\uD83D</a>',
  ])('finds what is wrong with %j', (xml) => expect(faultInXml(xml)).toBeDefined())

  it.each(['<?xml version="1.0"?>\n<a x="1"><b/>&lt;😀<!-- y --></a>'])('finds nothing in %j', (xml) =>
    expect(faultInXml(xml)).toBeUndefined(),
  )
})
