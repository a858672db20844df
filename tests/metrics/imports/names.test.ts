import { describe, expect, it } from 'vitest'
import { sampleNames } from './sample-names.ts'

const indicators = (text: string) => {
  const named = sampleNames.indicators(text)
  return named && [named.indicators.map(({ id }) => id).join(' '), named.unit]
}
const region = (text: string) => sampleNames.region(text)?.code

describe('directoryNames', () => {
  it.each([
    ['jia-5g', 'jia-5g', undefined],
    ['JIA-5G', 'jia-5g', undefined],
    ['５G 基站', 'jia-5g yi-5g', undefined],
    ['一、软件业收入', 'jia-output', undefined],
    ['其中：软件业收入', 'jia-output', undefined],
    ['软件业收入（万元）', 'jia-output', '万元'],
    ['软件业收入 (单位：万元)', 'jia-output', '万元'],
    ['软件业收入，单位：万元', 'jia-output', '万元'],
  ])('finds the indicators that %s names (I-2)', (text, ids, unit) => {
    expect(indicators(text)).toEqual([ids, unit])
  })

  it.each(['', '基站', '收入（万元）', '软件业收入合计'])('finds none in %j', (text) => {
    expect(indicators(text)).toBeUndefined()
  })

  it.each([
    ['441200', '441200'],
    ['肇庆', '441200'],
    ['1.肇庆市', '441200'],
    ['广东省珠海市', '440400'],
    ['端州区', '441202'],
    ['肇庆市高新区', '441200-gaoxin'],
    ['441200-gaoxin', '441200-gaoxin'],
  ])('finds the region that %s names (I-2)', (text, code) => {
    expect(region(text)).toBe(code)
  })

  it.each(['端州', '高新区', '合计', ''])(
    'finds none where several could be meant, or none is: %j',
    (text) => {
      expect(region(text)).toBeUndefined()
    },
  )
})
