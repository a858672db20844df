import { describe, expect, it } from 'vitest'
import { lightRuleAt } from '#metrics/catalogue/light-rule-in-force.ts'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'

const rules = [
  { ...xushi1, from: '1949-10-01' },
  yinchuan2025,
  { ...pepfar, id: 'xushi-3', from: '2025-07-01' },
  { ...pepfar, id: 'xushi-2', from: '2025-01-01' },
]
const idAt = (at: string) => lightRuleAt(rules, at).id

describe('lightRuleAt', () => {
  it('takes the rule that came into force last, its first day included (L-13)', () => {
    expect([idAt('2024-12-31'), idAt('2025-01-01'), idAt('2025-06-30'), idAt('2025-07-01')]).toEqual([
      'xushi-1',
      'xushi-2',
      'xushi-2',
      'xushi-3',
    ])
  })

  it('never takes a pattern, and falls back on xushi-1', () => {
    expect(lightRuleAt([yinchuan2025], '2025-01-01')).toBe(xushi1)
    expect(lightRuleAt([{ ...pepfar, from: '2025-01-01' }], '2024-12-31')).toBe(xushi1)
  })

  it('takes the later in the list where two begin on one day', () => {
    const twice = [
      { ...xushi1, id: 'a', from: '2025-01-01' },
      { ...xushi1, id: 'b', from: '2025-01-01' },
    ]
    expect(lightRuleAt(twice, '2025-02-01').id).toBe('b')
  })
})
