import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import { circularSource } from '#server/documents/letters/circular.ts'
import { pagedSource } from '#server/documents/letters/own-pages.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { summaryOf } from '#server/documents/summary.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { figureDifferences } from '#tests/support/documents/annex-agrees.ts'
import {
  figuresInSlides,
  figuresInWord,
  figuresInWorkbook,
  partOf,
  partsOf,
  wordsOutsideFigures,
} from '#tests/support/documents/read-office.ts'
import { faultInXml } from '#tests/support/documents/well-formed.ts'
import { hostile, madeOf, whole, withWords } from './whole-source.ts'

const kinds = Object.entries(documentKinds).map(
  ([kind, { ending }]) => [kind as DocumentKind, ending] as const,
)

/** Faults of a document: parts that no office program would read, and figures that differ from the source. */
async function faultsOf(source: DocumentSource, kind: DocumentKind): Promise<string[]> {
  const bytes = await madeOf(source, kind)
  const broken = [...(await partsOf(bytes))].flatMap(([name, content]) => {
    if (!/\.(?:xml|rels|svg)$/.test(name)) return []
    const fault = faultInXml(content.toString())
    return fault === undefined ? [] : [`${name} ${fault}`]
  })
  if (documentKinds[kind].ending === 'xlsx') {
    await new Workbook().xlsx.load(Buffer.from(bytes))
    return [...broken, ...figureDifferences(source, await figuresInWorkbook(bytes))]
  }
  const figures = await (documentKinds[kind].ending === 'docx'
    ? figuresInWord(bytes)
    : figuresInSlides(bytes))
  // A source without targets has no page with figures.
  if (source.targets.length > 0) expect(figures.length, kind).toBeGreaterThan(3)
  const keyed = keyedSource(source, kind)
  return [...broken, ...figures.flatMap((figure) => disagreement(keyed, figure) ?? [])]
}

function keyedSource(source: DocumentSource, kind: DocumentKind): DocumentSource {
  if (kind === 'circular') return circularSource(source)
  if (kind === 'units') return pagedSource('organisation', source)
  return kind === 'regions' ? pagedSource('region', source) : source
}

/** Numbers that are no figures of the snapshot: places in lists, counts of what is left out, names of a rule and a hash, the start of an axis. */
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
    const outside = await wordsOutsideFigures(await madeOf(withWords(whole, '文字'), kind))
    expect(outside.length).toBeGreaterThan(5)
    expect(outside.filter((words) => /\d/.test(words.replaceAll(numbering, '')))).toEqual([])
  })
})

describe.each(kinds.filter(([, ending]) => ending === 'docx'))('a %s', (kind) => {
  it('has the type area, lines, fonts, levels and page numbers of the brief, whose test has them one by one', async () => {
    const [own, brief] = await Promise.all([madeOf(whole, kind), madeOf(whole, 'brief')])
    for (const part of ['word/styles.xml', 'word/settings.xml', 'word/fontTable.xml', 'word/footer1.xml'])
      expect(await partOf(own, part), part).toBe(await partOf(brief, part))
    const sectionOf = async (document: Uint8Array) =>
      /<w:sectPr>.*<\/w:sectPr>/.exec(await partOf(document, 'word/document.xml'))![0]
    expect(await sectionOf(own)).toBe(await sectionOf(brief))
    const body = await partOf(own, 'word/document.xml')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    // The only direct formatting besides styles is colour.
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
