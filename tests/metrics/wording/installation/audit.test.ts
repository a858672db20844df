import { describe, expect, it } from 'vitest'
import { auditKinds, auditKindWord, auditResultWord } from '#metrics/wording/installation/audit.ts'

describe('auditKindWord', () => {
  it('has a word of its own for each kind, and tells one of a newer program as it is', () => {
    expect(auditKindWord('sign-in-refused')).toBe('登录被拒')
    expect(new Set(auditKinds.map(auditKindWord)).size).toBe(15)
    expect(auditKindWord('of-tomorrow')).toBe('of-tomorrow')
  })
})

describe('auditResultWord', () => {
  it('says what it came to in the words of refusals', () => {
    expect(auditResultWord('ok')).toBe('成功')
    expect(auditResultWord('unsound')).toBe('发现问题')
    expect(auditResultWord('not-allowed')).toBe('没有相应权限')
  })
})
