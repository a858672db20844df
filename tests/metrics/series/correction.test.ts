import { describe, expect, it } from 'vitest'
import { correctionOf } from '#metrics/series/correction.ts'

const reported = { status: 'A', provenance: 'reported' } as const
const approved = { ...reported, state: 'approved' } as const

describe('correctionOf (W-13)', () => {
  it('keeps what was told of a value that replaces an approved one, an error by default', () => {
    expect(correctionOf('method', reported, approved)).toBe('method')
    expect(correctionOf(undefined, reported, approved)).toBe('error')
  })

  it('takes a settled value in place of a provisional one for final, and a second provisional one for an error', () => {
    const provisional = { ...approved, status: 'P' } as const
    expect(correctionOf(undefined, reported, provisional)).toBe('final')
    expect(correctionOf(undefined, { ...reported, status: 'P' }, provisional)).toBe('error')
  })

  it('keeps what was told of a value that replaces one which awaits its minute of release, and assumes nothing', () => {
    const cleared = { ...reported, state: 'cleared' } as const
    expect([correctionOf('method', reported, cleared), correctionOf(undefined, reported, cleared)]).toEqual([
      ...['method', undefined],
    ])
    expect(correctionOf(undefined, reported, { ...cleared, correction: 'final' })).toBe('final')
  })

  it('goes on with the reason of a correction that waits, unless another is told', () => {
    const waiting = { ...reported, state: 'submitted', correction: 'final' } as const
    expect(correctionOf(undefined, reported, waiting)).toBe('final')
    expect(correctionOf('error', reported, waiting)).toBe('error')
  })

  it('tells none where no approved value is replaced, or a demo one gives way', () => {
    expect(correctionOf('error', reported, undefined)).toBeUndefined()
    expect(correctionOf('error', reported, { ...reported, state: 'submitted' })).toBeUndefined()
    expect(correctionOf('error', reported, { ...approved, provenance: 'demo' })).toBeUndefined()
    const demo = { status: 'A', provenance: 'demo' } as const
    expect(correctionOf(undefined, demo, { ...approved, provenance: 'demo' })).toBe('error')
  })
})
