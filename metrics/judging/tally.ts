import { ORIGINAL } from '../series/breaks.ts'
import { Decimal } from '../numbers/decimal.ts'

/** One value of a sum, and the definition that it measures by. */
export interface TallyPart {
  readonly value: Decimal
  readonly definition: number
  readonly lowerBound: boolean
  readonly demo: boolean
}

/** What has been added up so far, each definition (口径) by itself: what measures otherwise is never added. Rule G-7. */
export interface Tally {
  readonly sums: ReadonlyMap<number, Omit<TallyPart, 'definition'> & { readonly parts: number }>
  /** How many values there were. */
  readonly parts: number
  /** How many of the sum's parts are unknown. */
  readonly unknown: number
  /** The newest break that made a part unknown. */
  readonly brokenAt: number
  /** A period is not reported, and so not counted. */
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

/** A part that is not known, for a break of definition within it or because a value is missing. */
export function withUnknown(tally: Tally, brokenAt = ORIGINAL): Tally {
  return { ...tally, unknown: tally.unknown + 1, brokenAt: Math.max(tally.brokenAt, brokenAt) }
}
