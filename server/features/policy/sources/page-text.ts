/** A run of text, and where it stands on its page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

interface PrintedLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
}

/** A heading's mark opens a paragraph, however full the line before it is. */
const opening =
  /^(?:第?[一二三四五六七八九十百]+[、章节条篇]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．]|——|注[:：])/

/** A page's paragraphs: a line that reaches the right edge goes on in the next. Wide gaps within a line divide cells. */
export function pageText(items: readonly PlacedText[]): string {
  const lines = linesOf(items).filter(({ text }) => !/^[-—–－ ]*\d{1,4}[-—–－ ]*$/.test(text))
  const edge = Math.max(0, ...lines.map(({ right }) => right))
  const paragraphs: string[] = []
  let open = false
  for (const { text, left, right, size } of lines) {
    const isRow = text.includes('\t')
    const indented = left > Math.min(...lines.map((line) => line.left)) + size * 1.5
    if (open && !isRow && !indented && !opening.test(text)) paragraphs.push(`${paragraphs.pop()!}${text}`)
    else paragraphs.push(text)
    // A line breaks before a number or a name that it has no room for.
    open = !isRow && right > edge - size * (/[。；：！？]$/.test(text) ? 1.2 : 4.5)
  }
  return paragraphs.join('\n')
}

function linesOf(items: readonly PlacedText[]): PrintedLine[] {
  const rows: PlacedText[][] = []
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && Math.abs(first.y - item.y) <= Math.max(first.size, item.size, 1) * 0.4) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row): PrintedLine[] => {
    const across = row.toSorted((a, b) => a.x - b.x)
    let text = ''
    let end = across[0]!.x
    for (const item of across) {
      const gap = item.x - end
      if (text !== '' && gap > item.size * 1.8) text += '\t'
      else if (text !== '' && gap > item.size * 0.6) text += ' '
      text += item.text
      end = item.x + item.width
    }
    const size = Math.max(...row.map((item) => item.size), 1)
    return text.trim() === '' ? [] : [{ text: text.trim(), left: across[0]!.x, right: end, size }]
  })
}
