import { compare } from '#metrics/series/comparison.ts'
import { makeIndicator, observe } from './make-target.ts'

export type CompareInput = Parameters<typeof compare>[0]
export const compareLevels = (
  values: Record<string, string | number>,
  part: Partial<CompareInput> & { period: CompareInput['period'] },
) =>
  compare({
    indicator: makeIndicator(),
    observations: Object.entries(values).map(([period, value]) => observe(period, value)),
    kind: 'year-on-year',
    ...part,
  })
export const changeIn = ({ computed }: ReturnType<typeof compare>) =>
  'change' in computed ? computed.change : computed
