import type { Line } from './table-lines.ts'

const stated = /^[（(]?(?:计量)?单位：([^，。；、）)]{1,8})[)）]?$/

/** The unit of all cells of a table, which a line right above its head or its title states: 单位：万户. */
export function unitAbove(text: string, lines: readonly Line[], first: number): string | undefined {
  for (const { start, end } of lines.slice(Math.max(0, first - 2), first)) {
    const unit = stated.exec(text.slice(start, Math.min(end, start + 40)).replaceAll(/[\s|]/g, ''))?.[1]
    if (unit !== undefined) return unit
  }
  return undefined
}
