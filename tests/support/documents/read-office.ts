import { Workbook } from '@cj-tech-master/excelts'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** The parts of an office document by their names. */
export async function partsOf(document: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(document), { lazyEntries: true })
  const parts = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return parts
}

/** The text of a part. */
export async function partOf(document: Uint8Array, name: string): Promise<string> {
  const part = (await partsOf(document)).get(name)
  if (!part) throw new Error(`The document has no part ${name}`)
  return part.toString()
}

/** A figure that was read from a document, with its key. */
export interface ReadFigure {
  readonly key: string
  readonly text: string
}

const marked = /<w:bookmarkStart w:id="(\d+)" w:name="_(.+?)(?:__\d+)?"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/g
const run = /<a:r>(?:(?!<\/a:r>).)*?<xushi:figure [^>]*key="([^"]*)"\/>.*?<\/a:r>/gs

/** The figures of a text document, which stand in its hidden bookmarks. */
export async function figuresInWord(document: Uint8Array): Promise<ReadFigure[]> {
  const xml = await partOf(document, 'word/document.xml')
  return [...xml.matchAll(marked)].map(([, , name, content]) => ({
    key: name!.replaceAll('_', '/'),
    text: textIn(content!),
  }))
}

/** The figures of slides and of their notes, each with its part. */
export async function figuresInSlides(document: Uint8Array): Promise<(ReadFigure & { part: string })[]> {
  return [...(await partsOf(document))].flatMap(([part, content]) =>
    /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(part)
      ? [...content.toString().matchAll(run)].map(([xml, key]) => ({ part, key: key!, text: textIn(xml) }))
      : [],
  )
}

/** The words of a text document or of slides, paragraph by paragraph, without their figures. */
export async function wordsOutsideFigures(document: Uint8Array): Promise<string[]> {
  return [...(await partsOf(document))].flatMap(([part, content]) => {
    if (!/^(?:word\/document|ppt\/(?:slides|notesSlides)\/[^/]+)\.xml$/.test(part)) return []
    const bare = content.toString().replaceAll(marked, '').replaceAll(run, '')
    return [...bare.matchAll(/<(w|a):p>.*?<\/\1:p>/gs)].map(([xml]) => textIn(xml))
  })
}

/** A line of a native chart: its figures, with null for a gap, and its key. */
export interface ReadLine {
  readonly part: string
  readonly key: string
  readonly name: string
  readonly figures: readonly (number | null)[]
}

/** The lines of all native charts of a document. */
export async function linesInCharts(document: Uint8Array): Promise<ReadLine[]> {
  return [...(await partsOf(document))].flatMap(([part, content]) => {
    if (!/\/charts\/[^/]+\.xml$/.test(part)) return []
    return [...content.toString().matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([xml]): ReadLine => {
      const cache = /<c:val>.*?<c:ptCount val="(\d+)"\/>(.*?)<\/c:val>/s.exec(xml)!
      const figures = Array.from<number | null>({ length: Number(cache[1]) }).fill(null)
      for (const [, at, figure] of cache[2]!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g))
        figures[Number(at)] = Number(figure)
      const name = unescape(/<c:tx>.*?<c:v>([^<]*)/s.exec(xml)![1]!)
      return { part, key: /<xushi:figure [^>]*key="([^"]*)"/.exec(xml)![1]!, name, figures }
    })
  })
}

/** A figure of a workbook's cell, with its sheet. */
export interface ReadCell {
  readonly key: string
  readonly sheet: string
  readonly value: unknown
  readonly formula: string | undefined
}

/** The figures of a workbook: cells in rows with a hidden key and columns with a hidden field. */
export async function figuresInWorkbook(document: Uint8Array): Promise<ReadCell[]> {
  const workbook = new Workbook()
  await workbook.xlsx.load(Buffer.from(document))
  return workbook.worksheets.flatMap((sheet) => {
    const numbers = Array.from({ length: sheet.rowCount }, (_, place) => place + 1)
    const places = Array.from({ length: sheet.columnCount }, (_, place) => place + 1)
    const fieldRow = numbers.find((number) => sheet.getRow(number).hidden)!
    const fields = places.flatMap((column) => {
      const field = sheet.getCell(fieldRow, column).value
      return typeof field === 'string' ? [{ column, field: field.slice(1) }] : []
    })
    return numbers
      .filter((number) => number > fieldRow + 1)
      .flatMap((number): ReadCell[] => {
        const row = sheet.getCell(number, 1).value
        if (typeof row !== 'string') return []
        return fields.map(({ column, field }) => {
          const { value, formula, result } = sheet.getCell(number, column)
          const key = row.includes('{}') ? row.replace('{}', field) : [row, field].filter(Boolean).join('/')
          return { key, sheet: sheet.name, value: formula === undefined ? value : result, formula }
        })
      })
  })
}

/** The words of a piece of XML. */
export function textIn(xml: string): string {
  return [...xml.matchAll(/<(?:w|a):t(?: [^>]*)?>([^<]*)<\//g)].map(([, text]) => unescape(text!)).join('')
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const unescape = (text: string) => text.replaceAll(/&(lt|gt|amp|quot);/g, (_, name: string) => signs[name]!)
