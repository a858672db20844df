import { ORIGINAL } from '../series/breaks.ts'
import { Decimal } from '../numbers/decimal.ts'

/** A value of a sum, and its definition, as `definitionOf` numbers it. */
export interface TallyPart {
  readonly value: Decimal
  readonly definition: number
  readonly lowerBound: boolean
  readonly demo: boolean
}

/** The sum so far, apart for each definition (口径): values of different definitions are never added. Rule G-7. */
export interface Tally {
  readonly sums: ReadonlyMap<number, Omit<TallyPart, 'definition'> & { readonly parts: number }>
  /** The number of values. */
  readonly parts: number
  /** The number of unknown parts of the sum. */
  readonly unknown: number
  /** The newest break that made a part unknown. */
  readonly brokenAt: number
  /** Whether the sum lacks an unreported period. */
  readonly incomplete: boolean
}

export const emptyTally: Tally = {
  sums: new Map(),
  parts: 0,
  unknown: 0,
  brokenAt: ORIGINAL,
  incomplete: false,
}

export function withPart(tally: Tally, { definition, value, lowerBound, demo }: TallyPart): Tally {
  const own = tally.sums.get(definition) ?? {
    value: new Decimal(0),
    lowerBound: false,
    demo: false,
    parts: 0,
  }
  const sum = {
    value: own.value.plus(value),
    lowerBound: own.lowerBound || lowerBound,
    demo: own.demo || demo,
    parts: own.parts + 1,
  }
  return { ...tally, sums: new Map(tally.sums).set(definition, sum), parts: tally.parts + 1 }
}

/** The tally with an unknown part, because of a break of definition within it or a missing value. */
export function withUnknown(tally: Tally, brokenAt = ORIGINAL): Tally {
  return { ...tally, unknown: tally.unknown + 1, brokenAt: Math.max(tally.brokenAt, brokenAt) }
}
