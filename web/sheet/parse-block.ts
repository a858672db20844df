/**
 * Takes apart what a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, a cell with a tab,
 * a line end or a quotation mark in it enclosed in quotation marks that are doubled inside. The last line end closes
 * a row and begins none.
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

/** Whether a mark at the beginning of a cell has a partner that ends a cell; a lone 5" is text. */
function closes(source: string, start: number): boolean {
  for (let i = start + 1; i < source.length; i++) {
    if (source.charAt(i) !== '"') continue
    if (source.charAt(i + 1) === '"') i++
    else return i + 1 === source.length || '\t\n'.includes(source.charAt(i + 1))
  }
  return false
}

/** One cell as a spreadsheet wants it; the inverse of `parseBlock` for one cell. */
export function quoteCell(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
