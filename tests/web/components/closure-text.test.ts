import { describe, expect, it } from 'vitest'
import { closureText } from '#web/components/closure-text.ts'

const closure = { by: '王五', at: '2024-11-11T09:05:00.000+08:00', sequence: 7 }

describe('closureText', () => {
  it('tells who, when and why, with one full stop', () => {
    expect(closureText({ ...closure, reason: null })).toBe('王五 2024-11-11 09:05 关账。')
    expect(closureText({ ...closure, reason: '补报期限已过。' })).toBe(
      '王五 2024-11-11 09:05 关账：补报期限已过。',
    )
  })
})
