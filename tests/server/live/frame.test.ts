import { describe, expect, it } from 'vitest'
import { pingFrame, textFrame } from '#server/live/frame.ts'

describe('textFrame', () => {
  it.each([
    [0, '8100'],
    [5, '8105'],
    [125, '817d'],
    [126, '817e007e'],
    [65_535, '817effff'],
    [65_536, '817f0000000000010000'],
  ])('writes the header for %i bytes as RFC 6455 §5.2 has it', (length, header) => {
    const frame = textFrame('x'.repeat(length))
    const start = header.length / 2
    expect(frame.subarray(0, start).toString('hex')).toBe(header)
    expect(frame.subarray(start).toString()).toBe('x'.repeat(length))
  })

  it('counts bytes, not characters', () => {
    expect(textFrame('灯').toString('hex')).toBe('8103e781af')
  })
})

describe('pingFrame', () => {
  it('is an empty ping', () => {
    expect(pingFrame.toString('hex')).toBe('8900')
  })
})
