import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '#metrics/evaluation/evaluation.ts'
import { makeScheme, makeSchemeIndicator, valuesOf } from './make-scheme.ts'

const cities = ['清远', '肇庆', '珠海']

describe('evaluate', () => {
  it('scores, ranks and shows what each indicator brings (K-4)', () => {
    const scheme = makeScheme({
      indicators: [
        makeSchemeIndicator({ weight: 0.6 }),
        makeSchemeIndicator({ indicator: 'b', weight: 0.4 }),
      ],
    })
    const values = [
      ...valuesOf('a', { 清远: 10, 肇庆: 20, 珠海: 30 }),
      ...valuesOf('b', { 清远: 8, 肇庆: 8, 珠海: 4 }),
    ]
    const results = evaluate(scheme, cities, values)
    expect(results.map(({ subject, score, place }) => [subject, score, place])).toEqual([
      ['清远', 40, 3],
      ['肇庆', 70, 1],
      ['珠海', 60, 2],
    ])
    expect(results[1]).toMatchObject({
      missing: 0,
      sensitivity: { best: 1 },
      parts: [
        { indicator: 'a', value: 20, score: 50, weight: 0.6, contribution: 30 },
        { indicator: 'b', value: 8, score: 100, weight: 0.4, contribution: 40 },
      ],
    })
    expect(results[1]).not.toHaveProperty('reason')
  })

  it('multiplies the parts of a geometric mean (K-2)', () => {
    const scoring = { method: 'goalposts', low: 0, high: 100 } as const
    const scheme = makeScheme({
      aggregation: 'geometric',
      indicators: [makeSchemeIndicator({ scoring }), makeSchemeIndicator({ indicator: 'b', scoring })],
    })
    const [result, negative] = evaluate(
      scheme,
      ['x', 'y'],
      [...valuesOf('a', { x: 25, y: -4 }), ...valuesOf('b', { x: 100, y: 100 })],
    )
    expect(result).toMatchObject({ score: 50, place: 1, parts: [{ contribution: 5 }, { contribution: 10 }] })
    expect(negative).toMatchObject({
      score: null,
      place: null,
      sensitivity: null,
      reason: 'negative-points',
      parts: [{ score: -4, contribution: null }, { contribution: 10 }],
    })
  })

  it('scores with 20 % missing, weights brought back to 1, and not with more (K-6)', () => {
    const weights = [0.2, 0.3, 0.5]
    const scheme = makeScheme({
      indicators: weights.map((weight, place) =>
        makeSchemeIndicator({
          indicator: 'abc'[place]!,
          weight,
          scoring: { method: 'goalposts', low: 0, high: 100 },
        }),
      ),
    })
    const results = evaluate(scheme, cities, [
      ...valuesOf('a', { 清远: null, 肇庆: 50, 珠海: 50 }),
      ...valuesOf('b', { 清远: 40, 肇庆: null, 珠海: 50 }),
      ...valuesOf('c', { 清远: 80, 肇庆: 80, 珠海: 50 }),
    ])
    expect(results.map(({ score, place, missing, reason }) => [score, place, missing, reason])).toEqual([
      [65, 1, 0.2, undefined],
      [null, null, 0.3, 'too-much-missing'],
      [50, 2, 0, undefined],
    ])
    expect(results[0]?.parts).toEqual([
      { indicator: 'a', value: null, score: null, reason: 'not-collected', weight: 0, contribution: null },
      { indicator: 'b', value: 40, score: 40, weight: 0.375, contribution: 15 },
      { indicator: 'c', value: 80, score: 80, weight: 0.625, contribution: 50 },
    ])
  })

  it('leaves out what does not apply or gives nobody points; a subject with nothing left misses everything (K-6)', () => {
    const values = [
      ...valuesOf('a', { 清远: 7, 肇庆: 7 }),
      ...valuesOf('b', { 肇庆: 2, 珠海: 4 }),
      { subject: '清远', indicator: 'b', value: null, reason: 'not-applicable' as const },
    ]
    const results = evaluate(makeScheme(), cities, values)
    expect(results.map(({ score, missing, reason }) => [score, missing, reason])).toEqual([
      [null, 1, 'too-much-missing'],
      [0, 0, undefined],
      [null, 0.5, 'too-much-missing'],
    ])
    expect(results[0]?.parts.map(({ reason }) => reason)).toEqual(['not-scorable', 'not-applicable'])
    expect(results[2]?.parts.map(({ reason }) => reason)).toEqual(['not-collected', undefined])
  })

  it('says where a target is missing (K-5)', () => {
    const scheme = makeScheme({
      indicators: [makeSchemeIndicator({ weight: 1, scoring: { method: 'target', ceiling: 100 } })],
    })
    const values = [
      { subject: 'x', indicator: 'a', value: 3, target: 4 },
      { subject: 'y', indicator: 'a', value: 3 },
    ]
    const [x, y] = evaluate(scheme, ['x', 'y'], values)
    expect(x).toMatchObject({ score: 75, place: 1 })
    expect(y).toMatchObject({ score: null, parts: [{ value: 3, reason: 'no-target' }] })
  })

  it('refuses a scheme with faults (K-8)', () => {
    expect(() => evaluate(makeScheme({ indicators: [] }), [], [])).toThrow('方案没有指标')
  })

  it('does not depend on the sequence of its subjects', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), {
      minLength: 2,
      maxLength: 6,
    })
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, sequence]) => {
        const values = list.flatMap(([a, b], place) => [
          ...valuesOf('a', { [`s${place}`]: a }),
          ...valuesOf('b', { [`s${place}`]: b }),
        ])
        const subjects = list.map((_, place) => `s${place}`)
        const results = evaluate(makeScheme(), subjects, values)
        const others = evaluate(
          makeScheme(),
          sequence.map((place) => subjects[place]!),
          values,
        )
        expect(others).toEqual(sequence.map((place) => results[place]))
      }),
      { numRuns: 25 },
    )
  })
})
