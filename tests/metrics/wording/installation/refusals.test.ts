import { describe, expect, it } from 'vitest'
import { refusalWord } from '#metrics/wording/installation/refusals.ts'

describe('refusalWord', () => {
  it('says to an administrator what was refused', () => {
    expect(refusalWord('period-closed')).toBe('报送期已关账')
  })

  it('tells a code that has no word as it is', () => {
    expect(refusalWord('made-later')).toBe('made-later')
  })
})
