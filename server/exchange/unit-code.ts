import { unitParts } from '#metrics/numbers/quantity.ts'
import type { Code } from './dataset.ts'

/** Units that other offices have codes for, of SDMX and ISO 4217. */
const known: Readonly<Record<string, string>> = { '%': 'PT', 元: 'CNY' }

/** What a power of ten is called before a unit. */
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

/** 亿元 as SDMX tells it: units of 元 in hundreds of millions, the power of ten apart. */
export interface UnitCode {
  readonly measure: Code
  readonly multiplier: Code
}

/**
 * A unit of measure by codes. Chinese characters may not stand in a code: one that has no international code is
 * written by the numbers of its characters (座 is U5EA7), so that the same unit has the same code everywhere.
 */
export function unitCode(unit: string): UnitCode {
  const { scale, base } = unitParts(unit)
  const power = String(Math.round(Math.log10(Number(scale))))
  return {
    measure: { id: known[base] ?? codeOf(base), name: base },
    multiplier: { id: power, name: powers[power]! },
  }
}

function codeOf(base: string): string {
  if (/^[A-Za-z][A-Za-z0-9_$-]*$/.test(base)) return base
  const numberOf = (letter: string) => letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return `U${Array.from(base, numberOf).join('_')}`
}
