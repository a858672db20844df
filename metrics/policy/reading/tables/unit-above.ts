import type { Line } from './table-lines.ts'

const stated = /^[（(]?(?:计量)?单位：([^，。；、）)]{1,8})[)）]?$/
/** The unit behind the title of a table, after a gap. */
const besideTitle = /[\s（(|](?:计量)?单位[：:] {0,3}([^，。；、）)\s|]{1,8})[)）]?[\s|]*$/

/** The unit of all cells of a table, which a line right above its head or its title states, or its title itself: 单位：万户. */
export function unitAbove(text: string, lines: readonly Line[], first: number): string | undefined {
  for (const { start, end } of lines.slice(Math.max(0, first - 2), first)) {
    const line = text.slice(start, Math.min(end, start + 60))
    const unit = stated.exec(line.slice(0, 40).replaceAll(/[\s|]/g, ''))?.[1] ?? besideTitle.exec(line)?.[1]
    if (unit !== undefined) return unit
  }
  return undefined
}
