import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { compareRules } from '#metrics/consequences/compare-rules.ts'
import { xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import { makeFlow, observe } from '../make-target.ts'

describe('compareRules', () => {
  /** Enterprises by June of the target's 120, of which 60 are on schedule. */
  const inputs = [60, 54, 47, 20].map((value, place) => ({
    target: makeFlow({ id: `t${place}`, value: '120' }),
    observations: [observe('2024-06', value)],
    at: '2024-07-08',
    calendar: weekdaysOnly,
  }))

  it('tells whose light differs, old and new, and what decided (L-17)', () => {
    const changed = compareRules(inputs, xushi1, yinchuan2025)
    // −5 is above −10; −10.8 lies between −10 and −30; −33.3 is far behind by both rules.
    expect(changed.map(({ target, before, after }) => [target, before.light, after.light])).toEqual([
      ['t1', 'behind', 'on-schedule'],
      ['t2', 'far-behind', 'behind'],
    ])
    expect(changed[0]).toMatchObject({
      before: { rule: 'xushi-1', why: { decidingStep: 'gap', cut: -10 } },
      after: { rule: 'yinchuan-2025', why: { decidingStep: 'gap', cut: -10 } },
    })
  })

  it('tells of none where none differs, and of none that is only listed (L-17)', () => {
    expect(compareRules(inputs, xushi1, xushi1)).toEqual([])
    const listed = { ...inputs[0]!, target: makeFlow({ basis: 'undetermined' }) }
    expect(compareRules([listed], xushi1, yinchuan2025)).toEqual([])
  })
})
