/**
 * A spreadsheet's text on the clipboard: tabs separate cells, and line ends separate rows. A cell with a tab, a line end
 * or a quotation mark is enclosed in quotation marks, and its own marks are doubled. The last line end ends the last
 * row.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i)
    if (quoted) {
      if (char !== '"') cell += char
      else if (source.charAt(i + 1) === '"') cell += source.charAt(++i)
      else quoted = false
    } else if (char === '"' && cell === '' && closes(source, i)) quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') {
      endCell()
      rows.push([])
    } else cell += char
  }
  endCell()
  return rows
}

/** Whether a quotation mark at the beginning of a cell has a partner at a cell's end; a single 5" is text. */
function closes(source: string, start: number): boolean {
  for (let i = start + 1; i < source.length; i++) {
    if (source.charAt(i) !== '"') continue
    if (source.charAt(i + 1) === '"') i++
    else return i + 1 === source.length || '\t\n'.includes(source.charAt(i + 1))
  }
  return false
}

/** A cell in the form of a spreadsheet's clipboard; the inverse of `parseBlock` for one cell. */
export function quoteCell(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
