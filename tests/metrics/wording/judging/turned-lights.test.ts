import { describe, expect, it } from 'vitest'
import { turnedLightsText, turnedLightText } from '#metrics/wording/judging/turned-lights.ts'

const light = (name: string) => ({ name, regionName: '肇庆市', from: 'behind', to: 'on-schedule' }) as const

describe('turnedLightText', () => {
  it('says what the light was and is', () => {
    expect(turnedLightText(light('5G基站'))).toBe('5G基站（肇庆市）：滞后 → 达序时')
  })
})

describe('turnedLightsText', () => {
  it('says the cause, and names each target', () => {
    expect(turnedLightsText('approved', [light('甲'), light('乙')])).toBe(
      '数据通过审核。甲（肇庆市）：滞后 → 达序时；乙（肇庆市）：滞后 → 达序时。',
    )
  })

  it('names five of many', () => {
    const text = turnedLightsText('day', ['甲', '乙', '丙', '丁', '戊', '己'].map(light))
    expect(text).toMatch(/^到了新的一天。甲.*戊（肇庆市）：滞后 → 达序时；等 6 个目标。$/)
    expect(text).not.toContain('己')
  })
})
