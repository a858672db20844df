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

/** A figure that is read back, with the key under which it was written. */
export interface ReadFigure {
  readonly key: string
  readonly text: string
}

/** The figures of a text document: what stands in its hidden bookmarks. */
export async function figuresInWord(document: Uint8Array): Promise<ReadFigure[]> {
  const xml = await partOf(document, 'word/document.xml')
  const marked = /<w:bookmarkStart w:id="(\d+)" w:name="_(.+?)(?:__\d+)?"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/g
  return [...xml.matchAll(marked)].map(([, , name, content]) => ({
    key: name!.replaceAll('_', '/'),
    text: textIn(content!),
  }))
}

/** The words of a piece of XML. */
export function textIn(xml: string): string {
  return [...xml.matchAll(/<(?:w|a):t(?: [^>]*)?>([^<]*)<\//g)].map(([, text]) => unescape(text!)).join('')
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const unescape = (text: string) => text.replaceAll(/&(lt|gt|amp|quot);/g, (_, name: string) => signs[name]!)
