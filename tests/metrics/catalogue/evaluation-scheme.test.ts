import { describe, expect, it } from 'vitest'
import { schemeFaults } from '#metrics/catalogue/evaluation-scheme.ts'
import type { EvaluationScheme, SchemeIndicator } from '#metrics/catalogue/evaluation-scheme.ts'
import { makeScheme, makeSchemeIndicator } from '../evaluation/make-scheme.ts'

const codes = (part: Partial<EvaluationScheme>) =>
  schemeFaults(makeScheme(part)).map(({ code, at }) => [code, at])
const withIndicator = (part: Partial<SchemeIndicator>) => ({
  indicators: [makeSchemeIndicator({ weight: 1, ...part })],
})

describe('schemeFaults', () => {
  it('finds none in a sound scheme (K-8)', () => {
    expect(schemeFaults(makeScheme())).toEqual([])
    expect(codes(withIndicator({ scoring: { method: 'efficacy' } }))).toEqual([])
    expect(
      codes(withIndicator({ scoring: { method: 'efficacy', posts: { unallowed: 1, satisfactory: 2 } } })),
    ).toEqual([])
    expect(codes(withIndicator({ scoring: { method: 'target', ceiling: 100 } }))).toEqual([])
    expect(codes({ maxMissing: 0, decimals: 0 })).toEqual([])
    expect(codes(withIndicator({ scoring: { method: 'place', step: 0 } }))).toEqual([])
  })

  it.each<[string, Partial<EvaluationScheme>, [string, number | undefined][]]>([
    ['no indicator', { indicators: [] }, [['no-indicators', undefined]]],
    ['weights of 90 %', withIndicator({ weight: 0.9 }), [['weights', undefined]]],
    [
      'the same indicator twice',
      { indicators: [makeSchemeIndicator(), makeSchemeIndicator()] },
      [['duplicate-indicator', 1]],
    ],
    ['equal goalposts', withIndicator({ scoring: { method: 'goalposts', low: 1, high: 1 } }), [['posts', 0]]],
    [
      'equal values for unallowed and satisfactory',
      withIndicator({ scoring: { method: 'efficacy', posts: { unallowed: 5, satisfactory: 5 } } }),
      [['posts', 0]],
    ],
    [
      'one post empty',
      withIndicator({ scoring: { method: 'goalposts', low: NaN, high: 1 } }),
      [['posts', 0]],
    ],
    ['no ceiling', withIndicator({ scoring: { method: 'target', ceiling: NaN } }), [['range', 0]]],
    ['no step', withIndicator({ scoring: { method: 'place', step: NaN } }), [['range', 0]]],
    ['no share that may be missing', { maxMissing: NaN }, [['range', undefined]]],
    ['a ceiling of 0', withIndicator({ scoring: { method: 'target', ceiling: 0 } }), [['range', 0]]],
    ['a negative step', withIndicator({ scoring: { method: 'place', step: -1 } }), [['range', 0]]],
    ['all missing allowed', { maxMissing: 1 }, [['range', undefined]]],
    ['a negative share that may be missing', { maxMissing: -0.1 }, [['range', undefined]]],
    ['half a digit', { decimals: 0.5 }, [['range', undefined]]],
    ['negative digits', { decimals: -1 }, [['range', undefined]]],
  ])('refuses %s (K-8)', (_, part, expected) => {
    expect(codes(part)).toEqual(expected)
  })

  it.each([
    [[0.9], '权重合计为90%，须为100%：请再加10%'],
    [[0.6, 0.455], '权重合计为105.5%，须为100%：请再减5.5%'],
    [[1.2, -0.2], '权重不能为负，也不能空着：请填0以上的数'],
    [[1, NaN], '权重不能为负，也不能空着：请填0以上的数'],
  ])('says what to do about weights of %j', (weights, message) => {
    const indicators = weights.map((weight, place) =>
      makeSchemeIndicator({ indicator: `i-${place}`, weight }),
    )
    expect(schemeFaults(makeScheme({ indicators }))[0]?.message).toBe(message)
  })
})
