import { describe, expect, it } from 'vitest'
import { lightFill } from '#web/components/lights/light-faces.ts'

describe('lightFill', () => {
  it('hatches what is wrong, each light in its own way, and leaves plain what is well', () => {
    const fills = (['met', 'on-schedule', 'behind', 'far-behind', 'overdue'] as const).map(lightFill)
    expect(fills.slice(0, 2)).toEqual(['var(--light-met)', 'var(--light-on-schedule)'])
    const angles = fills.slice(2).map((fill) => /^repeating-linear-gradient\((\d+)deg/.exec(fill)?.[1])
    expect(angles).toEqual(['135', '45', '90'])
  })
})
