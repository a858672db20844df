import { unitParts } from '#metrics/numbers/quantity.ts'
import type { Code } from './dataset.ts'

/** Units with codes of SDMX or ISO 4217. */
const known: Readonly<Record<string, string>> = { '%': 'PT', 元: 'CNY' }

/** Names of powers of ten before a unit. */
const powers: Readonly<Record<string, string>> = {
  '-1': '十分之一',
  0: '一',
  2: '百',
  3: '千',
  4: '万',
  5: '十万',
  6: '百万',
  7: '千万',
  8: '亿',
  9: '十亿',
  10: '百亿',
  11: '千亿',
  12: '万亿',
}

/** A unit in SDMX: 亿元 is 元 in hundreds of millions, with the power of ten apart. */
export interface UnitCode {
  readonly measure: Code
  readonly multiplier: Code
}

/**
 * The codes of a unit. A code may not contain Chinese characters, so a unit without an international code is written by the numbers of its
 * characters (座 is U5EA7). The same unit thus has the same code everywhere.
 */
export function unitCode(unit: string): UnitCode {
  const { scale, base } = unitParts(unit)
  const power = String(Math.round(Math.log10(Number(scale))))
  return {
    measure: { id: known[base] ?? codeOf(base), name: base },
    multiplier: { id: power, name: powers[power]! },
  }
}

/** A unit as it is printed, by its name and its power of ten apart: 家 and 4 are 万家. */
export function unitText(base: string, multiplier: string): string {
  if (multiplier === '-1' && base === '%') return '‰'
  return multiplier === '0' ? base : `${powers[multiplier] ?? ''}${base}`
}

function codeOf(base: string): string {
  if (/^[A-Za-z][A-Za-z0-9_$-]*$/.test(base)) return base
  const numberOf = (letter: string) => letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return `U${Array.from(base, numberOf).join('_')}`
}
