import type { LightTurned } from '../contract/turned-lights.ts'
import type { JudgedTarget } from './judge.ts'

/** The targets whose lights differ between two judgings, with the gap of the first; a target that the second does not have goes. */
export function turnsBetween(before: readonly JudgedTarget[], after: readonly JudgedTarget[]): LightTurned[] {
  const lights = new Map(after.map(({ catalogued, assessment }) => [catalogued.record.id, assessment.light]))
  return before.flatMap(({ catalogued: { record }, assessment: { light, gap } }) => {
    const turn = { target: record.id, name: record.name, region: record.region, gap, before: light }
    const then = lights.get(record.id)
    if (then === undefined) return [{ ...turn, after: null, goes: true as const }]
    return then === light ? [] : [{ ...turn, after: then }]
  })
}
