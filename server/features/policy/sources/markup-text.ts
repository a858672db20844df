/** A piece of markup: a tag, or the text between tags. */
type Piece =
  | {
      readonly tag: string
      readonly closes: boolean
      /** The columns and rows that a cell spans, where its tag gives them. */
      readonly columns?: number
      readonly rows?: number
    }
  | { readonly text: string }

const named: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' },
  ...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', hellip: '…', middot: '·' },
  ...{ ge: '≥', le: '≤', times: '×', permil: '‰', deg: '°' },
}

/** Splits markup at its tags, in one pass. Declarations, comments and entities that the document defines are dropped. */
export function* piecesOf(markup: string): Generator<Piece> {
  let at = 0
  while (at < markup.length) {
    const opening = markup.indexOf('<', at)
    if (opening !== at) yield { text: decoded(markup.slice(at, opening < 0 ? markup.length : opening)) }
    if (opening < 0) return
    const isComment = markup.startsWith('<!--', opening)
    const isDoctype = /^<!doctype[^>]{0,200}\[/i.test(markup.slice(opening, opening + 220))
    const end = markup.indexOf(isComment ? '-->' : isDoctype ? ']>' : '>', opening)
    if (end < 0) return
    const found = /^<(\/?)([a-z][\w:-]{0,40})/i.exec(markup.slice(opening, opening + 50))
    if (found) {
      const tag = found[2]!.toLowerCase()
      yield {
        tag,
        closes: found[1] === '/',
        ...spansOf(tag, markup.slice(opening, Math.min(end, opening + 1000))),
      }
      if (markup[end - 1] === '/') yield { tag, closes: true }
    }
    at = end + (isComment ? 3 : isDoctype ? 2 : 1)
  }
}

/** The most columns that a cell may span: a page that gives more would grow by empty cells. */
const mostColumns = 30

/** The span of a cell. A tag of HTML gives columns and rows; in Word an inner tag gives the columns. */
function spansOf(tag: string, printed: string): { columns?: number; rows?: number } {
  if (!/^(?:t[dh]|w:gridspan)$/.test(tag)) return {}
  const columns = /(?:colspan|w:val) ?= ?["']?(\d{1,2})\b/i.exec(printed)?.[1]
  const rows = /rowspan ?= ?["']?(\d{1,3})\b/i.exec(printed)?.[1]
  return {
    ...(columns && { columns: Math.min(Number(columns), mostColumns) }),
    ...(rows && { rows: Number(rows) }),
  }
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,8}));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return named[(name as string).toLowerCase()] ?? ' '
    const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
}
