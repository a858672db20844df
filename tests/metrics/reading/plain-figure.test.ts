import { describe, expect, it } from 'vitest'
import { plainFigure, qualifiedFigure, withoutBound } from '#metrics/reading/plain-figure.ts'

describe('qualifiedFigure', () => {
  it.each([
    ['不少于230家', { word: '不少于', figure: '230家', sense: 'least' }],
    ['约970', { word: '约', figure: '970', sense: 'about' }],
    ['230家以上', { word: '以上', figure: '230家', sense: 'least' }],
    ['100座左右', { word: '左右', figure: '100座', sense: 'about' }],
    ['21万余座', { word: '余', figure: '21万座', sense: 'above' }],
  ])('takes %s apart', (text, parts) => {
    expect(qualifiedFigure(text)).toEqual(parts)
  })

  it.each(['230', '约', '不少于若干', '县以上'])('finds none in %s', (text) => {
    expect(qualifiedFigure(text)).toBeUndefined()
  })
})

describe('withoutBound', () => {
  it.each([
    ['超过21万座', '21万座'],
    ['不少于230家', '230家'],
    ['230家', '230家'],
  ])('leaves of %s the figure', (text, figure) => {
    expect(withoutBound(text)).toBe(figure)
  })
})

describe('plainFigure', () => {
  it('puts 元 behind an amount alone', () => {
    expect(['￥12', '￥12万', '￥12元', '￥5%'].map(plainFigure)).toEqual(['12元', '12万元', '12元', '5%'])
  })
})
