/** A piece of a line of the manual: plain, strong or code, or a link to a place of the manual. */
export interface ManualPiece {
  readonly text: string
  readonly look?: 'strong' | 'code'
  readonly to?: string
}
type ManualLineText = readonly ManualPiece[]

/** A block of a chapter of the manual. */
export type ManualBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph'; readonly line: ManualLineText }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ManualLineText[] }
  | {
      readonly kind: 'table'
      readonly head: readonly ManualLineText[]
      readonly rows: readonly (readonly ManualLineText[])[]
    }
  | { readonly kind: 'picture'; readonly name: string; readonly text: string }

/** The id of a section by its heading, as links within the manual name it: 七、报送及时率和催报 is 七报送及时率和催报. */
export function sectionId(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-')
}

const pieces = /(\*\*[^*]+\*\*|`[^`]+`|\[[^[\]]+\]\([^()]+\))/

function readLine(text: string): ManualLineText {
  return text.split(pieces).flatMap((piece): ManualPiece[] => {
    if (piece === '') return []
    if (piece.startsWith('**')) return [{ text: piece.slice(2, -2), look: 'strong' }]
    if (piece.startsWith('`')) return [{ text: piece.slice(1, -1), look: 'code' }]
    const [, words, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? []
    if (words === undefined || address === undefined) return [{ text: piece }]
    const [, chapter, section = ''] = /^([a-z]+)\.md(#.+)?$/i.exec(address) ?? []
    return [chapter === undefined ? { text: words } : { text: words, to: `/help/${chapter}${section}` }]
  })
}

const cellsOf = (row: string) =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => readLine(cell.trim()))

/** A chapter of the manual as its blocks. The manual is written with headings, paragraphs, flat lists, tables and pictures alone. */
export function readManual(text: string): ManualBlock[] {
  const parts: string[][] = [[]]
  for (const line of text.split('\n')) {
    // A heading and an empty line end what stands before them.
    const ends = line === '' || line.startsWith('#') || parts.at(-1)?.[0]?.startsWith('#')
    if (ends) parts.push([])
    if (line !== '') parts.at(-1)?.push(line)
  }
  return parts.filter((part) => part.length > 0).map((part) => readBlock(part.join('\n')))
}

function readBlock(part: string): ManualBlock {
  const [, marks, heading] = /^(#+) (.+)$/.exec(part) ?? []
  if (marks !== undefined && heading !== undefined)
    return { kind: 'heading', level: marks.length, text: heading, id: sectionId(heading) }
  const [, words, name] = /^!\[([^\]]*)\]\(pictures\/([^)]+)\)$/.exec(part) ?? []
  if (words !== undefined && name !== undefined) return { kind: 'picture', name, text: words }
  const lines = part.split('\n')
  if (part.startsWith('|')) {
    const [head = '', , ...rows] = lines
    return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) }
  }
  const item = /^(?:\d+\.|-) /
  if (item.test(part))
    return {
      kind: 'list',
      ordered: /^\d/.test(part),
      items: lines.map((line) => readLine(line.replace(item, ''))),
    }
  return { kind: 'paragraph', line: readLine(lines.join('')) }
}
