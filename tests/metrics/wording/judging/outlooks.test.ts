import { describe, expect, it } from 'vitest'
import type { Outlook } from '#metrics/outlook/outlook.ts'
import { parsePeriod } from '#metrics/period.ts'
import { likelihoodWord, noOutlookWords, outlookWords } from '#metrics/wording/judging/outlooks.ts'

const outlook: Outlook = {
  method: 'half-drift',
  of: 'levels',
  from: parsePeriod('2024-09')!,
  values: 9,
  scant: false,
  steps: [
    {
      period: parsePeriod('2024-12')!,
      point: 8071.4,
      low80: 7989.6,
      high80: 8153.2,
      low95: 7950.2,
      high95: 8192.6,
    },
  ],
  kept: false,
  probability: 0.734,
}

describe('outlookWords', () => {
  it('rounds the estimate to the indicator’s digits and says what it rests on', () => {
    expect(outlookWords(outlook, { unit: '座', decimals: 0 })).toEqual({
      due: '2024年12月',
      point: '8,071\u2009座',
      interval: '7,990 至 8,153\u2009座',
      widest: '7,950 至 8,193\u2009座',
      chance: { figure: '73\u2009%', word: '较可能' },
      basis: '据截至2024年9月的 9 期，每期按平均变动的一半推算',
      scant: null,
    })
  })

  it.each([
    [{ probability: null }, '无从估计', '此前各期没有变动'],
    [{ probability: 1, kept: true }, '已达成', '达到后不再变'],
  ])('of %j says %s, for %s', (part, figure, word) => {
    expect(outlookWords({ ...outlook, ...part }, { unit: '座', decimals: 0 }).chance).toEqual({
      figure,
      word,
    })
  })

  it('says how few values it rests on (O-7)', () => {
    expect(outlookWords({ ...outlook, values: 3, scant: true }, { unit: '座', decimals: 0 }).scant).toBe(
      '只有 3 期',
    )
  })

  it('names what was summed up', () => {
    const basisOf = (part: Partial<Outlook>) =>
      outlookWords({ ...outlook, ...part }, { unit: '座', decimals: 0 }).basis
    expect(basisOf({ of: 'amounts' })).toBe('据截至2024年9月的 9 期，按各期增量推算')
    expect(basisOf({ of: 'amounts', method: 'mean', values: 3 })).toBe(
      '据截至2024年9月的 3 期，按各期增量的平均推算',
    )
  })
})

describe('noOutlookWords', () => {
  it('says that a due date has passed', () => {
    expect(noOutlookWords({ none: 'past' })).toBe('期限已过，不再预测。')
  })

  it('says what is lacking', () => {
    expect(noOutlookWords({ none: 'too-short', needs: 4 })).toBe('数据不足，至少需连续 4 期才能预测。')
    expect(noOutlookWords({ none: 'settled' })).toBe('到期一期已有数据，不再预测。')
  })
})

describe('likelihoodWord', () => {
  it.each([
    [1, '几乎肯定'],
    [0.99, '几乎肯定'],
    [0.9, '很可能'],
    [0.66, '较可能'],
    [0.5, '两可之间'],
    [0.33, '两可之间'],
    [0.32, '不大可能'],
    [0.09, '很不可能'],
    [0.009, '几乎不可能'],
    [0, '几乎不可能'],
  ])('%d is %s', (probability, word) => {
    expect(likelihoodWord(probability)).toBe(word)
  })
})
