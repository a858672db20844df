import { describe, expect, it } from 'vitest'
import { readShare, shareFields } from '#metrics/reading/read-share.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'

describe('readTypedValue of a share', () => {
  it.each(['158/166', '158 ÷ 166', '１５８／１６６', '158家/166家'])('computes %s', (text) => {
    expect(readTypedValue(text, '%')).toEqual({
      kind: 'value',
      value: '95.1807228915663',
      parts: { numerator: '158', denominator: '166' },
    })
  })

  it('asks for the half that is missing, and for a denominator above 0', () => {
    expect(readTypedValue('158/', '%')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('一并填写'),
    })
    expect(readTypedValue('/166', '%')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('一并填写'),
    })
    expect(readTypedValue('0/0', '%')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('分母须大于 0'),
    })
  })

  it('reads no count as a quotient', () => {
    expect(readTypedValue('10/31', '座').kind).toBe('unreadable')
    expect(readShare('7812')).toBeUndefined()
  })

  it('reads 超过 as a lower bound', () => {
    expect(readTypedValue('超过8001', '座')).toEqual({ kind: 'value', value: '8001', bound: 'lower' })
    expect(readTypedValue('突破 8,001 座', '座')).toEqual({ kind: 'value', value: '8001', bound: 'lower' })
    expect(readTypedValue('超过约八千', '座').kind).toBe('unreadable')
  })
})

describe('shareFields', () => {
  it('are both sides of a division, else empty', () => {
    expect(shareFields('158/166')).toEqual({ numerator: '158', denominator: '166' })
    expect(shareFields('95.18')).toEqual({ numerator: '', denominator: '' })
  })
})

describe('readShare of what is no pair of figures', () => {
  it.each(['158万/2', '若干/166', '1.2.3/4', '1,23/4', '0,123/4', '12345678901234567890/4', '1e400/4', '/'])(
    'finds none in %s',
    (text) => {
      expect(readShare(text)).toBeUndefined()
    },
  )
})
