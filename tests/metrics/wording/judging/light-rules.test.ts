import { describe, expect, it } from 'vitest'
import { lightRules, xushi1 } from '#metrics/catalogue/light-rule.ts'
import { ruleOptionTexts } from '#metrics/wording/judging/light-rules.ts'

describe('ruleOptionTexts', () => {
  it('says of the shipped rules what each asks beyond its bounds (L-10 to L-12)', () => {
    expect(lightRules.map(ruleOptionTexts)).toEqual([
      [],
      [],
      ['存量每期应达到全部目标', '超前10个百分点以上提示核实'],
    ])
  })

  it('says of options that are set, and of none that is off (L-14 to L-16)', () => {
    expect(ruleOptionTexts({ ...xushi1, recovery: true, repeat: 2, peer: true })).toEqual([
      '由严重滞后转为达序时的当月先亮“滞后”',
      '连续2期严重滞后起督办升一级',
      '达序时还须不低于同类地区平均',
    ])
    expect(ruleOptionTexts({ ...xushi1, recovery: false, stockExpectsAll: false, peer: false })).toEqual([])
  })
})
