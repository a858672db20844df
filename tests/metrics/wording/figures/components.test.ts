import { describe, expect, it } from 'vitest'
import { componentFigure, componentFlag } from '#metrics/wording/figures/components.ts'

const told = { value: null, reason: null, status: null, unit: '亿元', waits: false }

describe('componentFigure', () => {
  it('M-8 tells the value with its unit, or what there is instead', () => {
    expect(componentFigure({ ...told, value: 1294272, status: 'A' })).toBe('1,294,272\u2009亿元')
    expect(componentFigure({ ...told, value: 0.5, unit: '' })).toBe('0.5')
    expect(componentFigure({ ...told, reason: 'suppressed' })).toBe('涉密或不予公开')
    expect(componentFigure({ ...told, reason: 'undefined-ratio' })).toBe('无法计算')
    expect(componentFigure({ ...told, waits: true })).toBe('待审核')
    expect(componentFigure(told)).toBe('未报')
  })
})

describe('componentFlag', () => {
  it('M-8 says what is not final', () => {
    expect(componentFlag({ ...told, value: 1, status: 'P', waits: true })).toBe('初步数，有新数待审核')
    expect(componentFlag({ ...told, reason: 'suppressed', status: 'M', waits: true })).toBe('有新数待审核')
    expect(componentFlag({ ...told, waits: true })).toBe('')
  })
})
