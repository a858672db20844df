import { damaged } from '../refusals.ts'

/** Callbacks for the contents of a part, in their order. Names have no namespace prefix. */
export interface XmlReader {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** The deepest nesting; that of real parts is below ten. */
const deepest = 64

/**
 * Scans the XML of a part once, from its beginning. Nothing is followed or expanded: a part that declares entities or a document type is
 * refused. @throws AppError file-type-not-allowed
 */
export function scanXml(part: string, xml: string, { open, close, text }: XmlReader): void {
  const within: string[] = []
  let at = 0
  while (at < xml.length) {
    const opening = xml.indexOf('<', at)
    const end = opening < 0 ? xml.length : opening
    if (end > at && within.length > 0) text?.(unescaped(part, xml.slice(at, end)))
    if (opening < 0) break
    const special = specialAt(part, xml, opening)
    if (special) {
      if (special.text !== undefined) text?.(special.text)
      at = special.end
      continue
    }
    const closing = endOfTag(xml, opening)
    if (closing < 0) throw damaged(`${part} 不完整`)
    at = closing + 1
    const isEnd = xml[opening + 1] === '/'
    const isEmpty = xml[closing - 1] === '/'
    const inner = xml.slice(opening + (isEnd ? 2 : 1), isEmpty ? closing - 1 : closing)
    const [named = ''] = /^[^\s/]+/.exec(inner) ?? []
    const name = named.slice(named.indexOf(':') + 1)
    if (isEnd) {
      if (within.pop() !== named) throw damaged(`${part} 的标记不成对`)
      close?.(name)
      continue
    }
    if (name === '' || within.length >= deepest) throw damaged(`${part} 的标记读不出`)
    open(name, attributesOf(part, inner))
    if (isEmpty) close?.(name)
    else within.push(named)
  }
  if (within.length > 0) throw damaged(`${part} 不完整`)
}

/** A comment, an instruction or plain text that begins at a place, and its end. */
function specialAt(part: string, xml: string, at: number): { end: number; text?: string } | undefined {
  const until = (mark: string): number => {
    const end = xml.indexOf(mark, at)
    if (end < 0) throw damaged(`${part} 不完整`)
    return end + mark.length
  }
  if (xml[at + 1] === '?') return { end: until('?>') }
  if (xml[at + 1] !== '!') return undefined
  if (xml.startsWith('<!--', at)) return { end: until('-->') }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = until(']]>')
    return { end, text: xml.slice(at + 9, end - 3) }
  }
  throw damaged(`${part} 里声明了实体，程序不读这样的文件`)
}

/** The end of a tag; a > within quotes does not end it. */
function endOfTag(xml: string, opening: number): number {
  let at = opening
  for (;;) {
    const end = xml.indexOf('>', at)
    if (end < 0) return -1
    const quote = firstQuote(xml, at, end)
    if (quote < 0) return end
    const closing = xml.indexOf(xml[quote]!, quote + 1)
    if (closing < 0) return -1
    at = closing + 1
  }
}

function firstQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (xml[at] === '"' || xml[at] === "'") return at
  return -1
}

/** The attributes of a tag by their names, with or without a namespace prefix; they are parsed once, when one is asked for. */
function attributesOf(part: string, inner: string): (wanted: string) => string | undefined {
  let found: Map<string, string> | undefined
  return (wanted) => {
    found ??= new Map(
      Array.from(inner.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), ([, name, double, single]) => [
        name!.slice(name!.indexOf(':') + 1),
        double ?? single!,
      ]),
    )
    const written = found.get(wanted)
    return written === undefined ? undefined : unescaped(part, written)
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(part: string, text: string): string {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  if (!plain.includes('&')) return plain
  return plain.replace(/&([^;&]{0,10});?/g, (_, name: string) => {
    const char = name.startsWith('#') ? charOf(name.slice(1)) : named[name]
    if (char === undefined) throw damaged(`${part} 里有读不出的字符`)
    return char
  })
}

function charOf(number: string): string | undefined {
  const code = /^x[\da-f]+$/i.test(number) ? parseInt(number.slice(1), 16) : Number(number)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
