import { describe, expect, it } from 'vitest'
import { componentFigure, componentFlag } from '#metrics/wording/figures/components.ts'

const component = { value: null, reason: null, status: null, unit: '亿元', waits: false }

describe('componentFigure', () => {
  it('M-8 tells the value with its unit, or what there is instead', () => {
    expect(componentFigure({ ...component, value: 1294272, status: 'A' })).toBe('1,294,272\u2009亿元')
    expect(componentFigure({ ...component, value: 0.5, unit: '' })).toBe('0.5')
    expect(componentFigure({ ...component, reason: 'suppressed' })).toBe('涉密或不予公开')
    expect(componentFigure({ ...component, reason: 'undefined-ratio' })).toBe('无法计算')
    expect(componentFigure({ ...component, waits: true })).toBe('待审核')
    expect(componentFigure(component)).toBe('未报')
  })
})

describe('componentFlag', () => {
  it('M-8 says what is not final', () => {
    expect(componentFlag({ ...component, value: 1, status: 'P', waits: true })).toBe('初步数，有新数待审核')
    expect(componentFlag({ ...component, reason: 'suppressed', status: 'M', waits: true })).toBe(
      '有新数待审核',
    )
    expect(componentFlag({ ...component, waits: true })).toBe('')
  })
})
