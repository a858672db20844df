import { MINUS } from '../numbers/quantity.ts'
import type { Formula, Indicator } from './indicator.ts'

export type ComputedIndicator = Indicator & { readonly formula: Formula }

export function isComputed(indicator: Indicator): indicator is ComputedIndicator {
  return indicator.formula !== undefined
}

const signs = { quotient: ' ÷ ', sum: ' + ', difference: ` ${MINUS} ` } as const

/** A formula in words: 数字经济核心产业增加值 ÷ 地区生产总值. */
export function formulaText({ kind, of }: Formula, nameOf: (indicator: string) => string): string {
  const names = of.map(nameOf)
  return kind === 'growth' ? `${names.join('')}同比增速` : names.join(signs[kind])
}

type FormulasById = ReadonlyMap<string, Pick<Indicator, 'formula'>>

/** The reported indicators from which a computed one is made, over any number of steps; none for a reported one. */
export function reportedUnder(indicators: FormulasById, id: string): string[] {
  const seen = new Set<string>()
  const visit = (one: string): void => {
    if (seen.has(one)) return
    seen.add(one)
    for (const component of indicators.get(one)?.formula?.of ?? []) visit(component)
  }
  visit(id)
  return [...seen].filter((one) => one !== id && indicators.get(one)?.formula === undefined)
}

/** The computed indicators that depend on one, over any number of steps. */
export function computedFrom(indicators: FormulasById, id: string): string[] {
  const found = new Set<string>()
  const visit = (one: string): void => {
    for (const [other, { formula }] of indicators) {
      if (found.has(other) || !formula?.of.includes(one)) continue
      found.add(other)
      visit(other)
    }
  }
  visit(id)
  found.delete(id)
  return [...found]
}

/** The circle of formulas that leads back to an indicator, which is its first and last; undefined where there is none. */
export function circleFrom(indicators: FormulasById, id: string): string[] | undefined {
  const seen = new Set<string>()
  const follow = (way: readonly string[]): string[] | undefined => {
    for (const component of indicators.get(way.at(-1)!)?.formula?.of ?? []) {
      if (component === id) return [...way, id]
      if (seen.has(component)) continue
      seen.add(component)
      const circle = follow([...way, component])
      if (circle) return circle
    }
    return undefined
  }
  return follow([id])
}
