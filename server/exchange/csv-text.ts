/** Characters for which a field of RFC 4180 must be quoted. */
const special = /[",\r\n]/

export function csvField(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

/**
 * The rows of a CSV text with this separator. Quoted fields may contain separators, line breaks and doubled quotes; a byte order mark and
 * empty lines are skipped. @throws RangeError for a quoted field that does not end
 */
export function* csvRows(text: string, separator: string): Generator<string[]> {
  for (const record of csvRecords(text, separator)) if (record.length > 1 || record[0] !== '') yield record
}

/** The records of a CSV text, where an empty line is one empty field. @throws RangeError for a quoted field that does not end */
export function* csvRecords(text: string, separator: string): Generator<string[]> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const row: string[] = []
    for (;;) {
      const [field, end] = fieldAt(text, at, separator)
      row.push(field)
      at = end
      if (text[at] !== separator) break
      at += 1
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    yield row
  }
}

/** The field that begins at a place, and its end: a separator, or the end of the line or the text. */
function fieldAt(text: string, start: number, separator: string): [field: string, end: number] {
  if (text[start] !== '"') {
    const end = endOfField(text, start, separator)
    return [text.slice(start, end), end]
  }
  let quote = start + 1
  for (;;) {
    quote = text.indexOf('"', quote)
    if (quote < 0) throw new RangeError('A quoted field does not end')
    if (text[quote + 1] !== '"') break
    quote += 2
  }
  const rest = endOfField(text, quote + 1, separator)
  return [text.slice(start + 1, quote).replaceAll('""', '"') + text.slice(quote + 1, rest), rest]
}

function endOfField(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1
  return end
}
