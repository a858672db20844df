import type { CorrectionReason, Observation, ObservationStatus } from '../series/observation.ts'
import type { Period } from '../period.ts'
import { partsOf } from '../series/share.ts'
import type { Judged } from './facts.ts'

/** The parts of a reported share. */
interface PartsShown {
  readonly numerator: number | null
  readonly denominator: number | null
}

/** The approved value that was judged, as an assessment shows it. */
interface JudgedValue extends PartsShown {
  readonly value: number | null
  readonly period: Period | null
  readonly status: ObservationStatus | null
  readonly correction?: CorrectionReason
  /** x of the formula, as `Assessment` tells it. */
  readonly achieved: number | null
}

export function judgedValue(judged: Judged | null): JudgedValue {
  if (!judged) return { value: null, period: null, status: null, achieved: null, ...partsShown(undefined) }
  const { observation } = judged
  const { period, status, value: told } = observation
  // A share is judged as an exact quotient, and shown with the digits of a value. Rule U-4.
  const value = Number(told)
  const whole = judged.achieved === judged.value
  const achieved = judged.achieved === null ? null : whole ? value : Number(judged.achieved)
  return { value, period, status, ...revised(observation), achieved, ...partsShown(observation) }
}

/** The reason for which a value was revised, where it was. Rule W-13. */
export function revised(observation: Observation | undefined): Pick<JudgedValue, 'correction'> {
  return observation?.correction ? { correction: observation.correction } : {}
}

export function partsShown(observation: Observation | undefined): PartsShown {
  const parts = observation && partsOf(observation)
  return {
    numerator: parts ? Number(parts.numerator) : null,
    denominator: parts ? Number(parts.denominator) : null,
  }
}
