import { describe, expect, it } from 'vitest'
import { contradicts, judgements, narrativeLimits } from '#metrics/agenda/narrative.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'

const lights = ['met', 'on-schedule', 'behind', 'far-behind', 'missed', 'overdue', 'no-data', null] as const

describe('contradicts (J-5)', () => {
  it.each([
    ['able', ['far-behind', 'missed', 'overdue']],
    ['at-risk', []],
    ['needs-help', ['met', 'on-schedule']],
    [null, []],
  ] as const)('finds that %s contradicts %j and no other light', (judgement, against) => {
    expect(lights.filter((light: Light | null) => contradicts(judgement, light)).sort()).toEqual(
      [...against].sort(),
    )
  })
})

describe('judgements and narrativeLimits', () => {
  it('are what the forms of organisations ask for', () => {
    expect(judgements).toEqual(['able', 'at-risk', 'needs-help'])
    expect(narrativeLimits).toEqual({ cause: 300, measures: 300, coordination: 200 })
  })
})
