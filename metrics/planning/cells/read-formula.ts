import type { Formula } from '../../catalogue/indicator.ts'

/** Finds the id of an indicator by its name. */
export type FindIndicator = (name: string) => string | undefined

const operators = [
  ['quotient', '÷/'],
  ['difference', '−–-'],
  ['sum', '+'],
] as const

/**
 * Reads a typed formula: 甲 ÷ 乙, 甲 + 乙 + 丙, 甲 − 乙, 甲同比增速. A name may contain a sign (5G+工业互联网), so the formula is split where known names
 * result. Otherwise returns the unknown names.
 */
export function readFormula(text: string, find: FindIndicator): Formula | { readonly unknown: string[] } {
  const written = text
    .normalize('NFKC')
    .replace(/[×*]\s*100\s*%?$/, '')
    .trim()
  const compared = /^(.+?)的?同比(?:增速|增长率|增长|增幅)?$/.exec(written)?.[1]
  const base = compared === undefined ? undefined : find(compared.trim())
  if (base !== undefined) return { kind: 'growth', of: [base] }
  for (const [kind, signs] of operators) {
    const ids = kind === 'sum' ? addends(written, find) : pairOf(written, signs, find)
    if (ids && ids.length > 1) return { kind, of: ids }
  }
  const names = written.split(compared === undefined ? /[÷/−–+-]/ : /同比/).map((name) => name.trim())
  return { unknown: names.filter((name) => name !== '' && find(name) === undefined) }
}

function pairOf(text: string, signs: string, find: FindIndicator): string[] | undefined {
  for (let at = 0; at < text.length; at++) {
    if (!signs.includes(text.charAt(at))) continue
    const ids = sidesOf(text, at).map(find)
    if (ids.every((id) => id !== undefined)) return ids
  }
  return undefined
}

function addends(text: string, find: FindIndicator): string[] | undefined {
  const whole = find(text)
  if (whole !== undefined) return [whole]
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) !== '+') continue
    const [first, rest] = sidesOf(text, at)
    const id = find(first)
    const others = id === undefined ? undefined : addends(rest, find)
    if (others) return [id!, ...others]
  }
  return undefined
}

function sidesOf(text: string, at: number): [string, string] {
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
