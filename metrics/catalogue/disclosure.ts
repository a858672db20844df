import type { Indicator } from './indicator.ts'

/** To whom the figures of an indicator may go, the narrowest first: nobody outside, systems of other offices, anybody. */
export const disclosureLevels = ['internal', 'shared', 'public'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** What an administrator decided of an indicator. */
export interface Disclosure {
  /** Of the indicator. */
  readonly id: string
  readonly level: DisclosureLevel
}

interface Disclosing {
  readonly indicators: ReadonlyMap<string, Pick<Indicator, 'reportDays' | 'formula'>>
  readonly disclosures: ReadonlyMap<string, Disclosure>
}

/** An indicator's level: the one that was decided; else what an issuer publishes is public, and all that is reported internal. */
export function disclosureOf({ indicators, disclosures }: Disclosing, indicator: string): DisclosureLevel {
  const decided = disclosures.get(indicator)
  if (decided) return decided.level
  const known = indicators.get(indicator)
  return known?.reportDays === null && known.formula === undefined ? 'public' : 'internal'
}

/** Whether an indicator's figures may go to those who get this level. */
export function isDisclosedTo(index: Disclosing, indicator: string, level: DisclosureLevel): boolean {
  return disclosureLevels.indexOf(disclosureOf(index, indicator)) >= disclosureLevels.indexOf(level)
}
