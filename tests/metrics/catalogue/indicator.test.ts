import { describe, expect, it } from 'vitest'
import { disclosureOf, isDisclosedTo } from '#metrics/catalogue/indicator.ts'
import { disclosureWords } from '#metrics/wording/installation/disclosures.ts'

const growth = { kind: 'growth', of: ['published'] } as const
const index = {
  indicators: new Map([
    ['published', { reportDays: null }],
    ['reported', { reportDays: 8 }],
    ['computed', { reportDays: null, formula: growth }],
    ['released', { reportDays: 8 }],
    ['held', { reportDays: null }],
    ['besides', { reportDays: null, source: { besides: 'reported', producer: '统计局' } }],
    ['yearbook', { reportDays: null, source: { producer: '统计年鉴' } }],
  ]),
  disclosures: new Map([
    ['released', { id: 'released', level: 'shared' } as const],
    ['held', { id: 'held', level: 'internal' } as const],
  ]),
}

describe('disclosureOf', () => {
  it.each([
    ['published', '公开'],
    ['reported', '内部'],
    ['computed', '内部'],
    ['released', '共享'],
    ['held', '内部'],
    ['besides', '内部'],
    ['yearbook', '公开'],
    ['unknown', '内部'],
  ])('has of %s the level %s: what was decided, else public where an issuer publishes it', (id, word) => {
    expect(disclosureWords[disclosureOf(index, id)]).toBe(word)
  })

  it('lets whoever gets shared figures have public ones too, not the other way round', () => {
    const open = (level: 'shared' | 'public') =>
      [...index.indicators.keys()].filter((id) => isDisclosedTo(index, id, level))
    expect(open('shared')).toEqual(['published', 'released', 'yearbook'])
    expect(open('public')).toEqual(['published', 'yearbook'])
  })
})
