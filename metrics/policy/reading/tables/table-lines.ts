/** A cell of a table, and where its text starts. */
export interface TableCell {
  readonly text: string
  readonly start: number
}

/** A line of a text, cut into cells. Where a table prints one cell a line, its row is several lines. */
export interface Line {
  readonly cells: readonly TableCell[]
  readonly start: number
  readonly end: number
}

/** The lines of a text, each cut into cells: by |, by tabs, else by blanks. Rules (|---|---|) have none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ cells: cellsOf(line, start), start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

function cellsOf(line: string, start: number): TableCell[] {
  if (!/[^\s|]/.test(line) || (line.includes('--') && !/[^\s|:+=-]/.test(line))) return []
  if (!line.includes('|') && !line.includes('\t'))
    return [...line.matchAll(/[^ \r　]+/g)].map(({ 0: text, index }) => ({ text, start: start + index }))
  const divider = line.includes('|') ? '|' : '\t'
  const cells: TableCell[] = []
  let at = 0
  for (const part of line.split(divider)) {
    cells.push({ text: part.trim(), start: start + at + part.length - part.trimStart().length })
    at += part.length + 1
  }
  const isRuled = divider === '|'
  if (isRuled && line.startsWith('|')) cells.shift()
  if (isRuled && /\|\s*$/.test(line)) cells.pop()
  return cells
}
