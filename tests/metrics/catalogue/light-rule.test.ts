import { describe, expect, it } from 'vitest'
import { lightOfGap, lightRules, pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { LightRule } from '#metrics/catalogue/light-rule.ts'

const lights = (rule: LightRule, gaps: number[]) => gaps.map((gap) => lightOfGap(rule, gap).light)

describe('lightOfGap', () => {
  it('xushi-1: on schedule from 0, behind from −10 (L-10)', () => {
    expect(lights(xushi1, [0, -0.0001, -10, -10.0001])).toEqual([
      'on-schedule',
      'behind',
      'behind',
      'far-behind',
    ])
  })

  it('yinchuan-2025: on schedule above −10, behind to −30 included (L-11)', () => {
    expect(lights(yinchuan2025, [-9.9, -10, -30, -30.1])).toEqual([
      'on-schedule',
      'behind',
      'behind',
      'far-behind',
    ])
  })

  it('pepfar: on schedule from −10, behind to −25 included (L-12)', () => {
    expect(lights(pepfar, [50, -10, -10.1, -25, -25.1])).toEqual([
      'on-schedule',
      'on-schedule',
      'behind',
      'behind',
      'far-behind',
    ])
  })

  it('names the bound that decided', () => {
    expect([3, -3, -13].map((gap) => lightOfGap(xushi1, gap).cut)).toEqual([0, -10, -10])
  })
})

describe('lightRules', () => {
  it('are the three that are shipped, by id', () => {
    expect(lightRules.map((rule) => rule.id)).toEqual(['xushi-1', 'yinchuan-2025', 'pepfar'])
  })
})

describe('the patterns', () => {
  it('go by the names that stand beside each light (E-1)', () => {
    expect(lightRules.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'xushi-1 序时规则（第1版）',
      'yinchuan-2025 银川规则（2025年）',
      'pepfar PEPFAR 规则',
    ])
  })
})
