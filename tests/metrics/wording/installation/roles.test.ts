import { describe, expect, it } from 'vitest'
import { roleWords } from '#metrics/wording/installation/roles.ts'

describe('roleWords', () => {
  it('gives no two roles one name', () => {
    const names = Object.values(roleWords).map(({ word }) => word)
    expect(names).toContain('填报员')
    expect(new Set(names).size).toBe(names.length)
  })
})
