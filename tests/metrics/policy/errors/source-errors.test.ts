import { describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { checkCatalogue } from '#metrics/policy/check-catalogue.ts'
import { sourceErrors } from '#metrics/policy/errors/source-errors.ts'
import { catalogue } from '#seeds/catalogue.ts'

const own = catalogue.indicators.find(({ id }) => id === 'zhaoqing-5g-base-stations')!
const targets = catalogue.targets.filter(({ indicator }) => indicator === own.id)
const source = { besides: own.id, producer: '工业和信息化部' }
const other = (change: Partial<Indicator> = {}): Indicator => ({ ...own, id: 'other', source, ...change })
const formula = { kind: 'growth', of: ['other'] } as const

const errorsOf = (indicators: readonly Indicator[], more: typeof targets = []) =>
  sourceErrors({ indicators, targets: [...targets, ...more] }).map(({ code, subject }) => [code, subject])

describe('sourceErrors', () => {
  it('A-7 takes the same thing from another source, also in another scale, and a source of the indicator itself', () => {
    const third = other({ id: 'third', unit: '万座', decimals: 2 })
    const named = { ...own, source: { producer: '市工业和信息化局' } }
    expect(errorsOf([named, other(), third])).toEqual([])
    expect(errorsOf([{ ...named, preferred: 'other' }, other()])).toEqual([])
  })

  it.each<[string, Partial<Indicator>, string]>([
    ['of nobody', { source: { ...source, producer: ' ' } }, 'source-producer'],
    ['of nothing', { source: { ...source, besides: 'nowhere' } }, 'source-of-nothing'],
    ['of itself', { source: { ...source, besides: 'other' } }, 'source-of-source'],
    ['that is computed', { formula: { kind: 'growth', of: [own.id] } }, 'source-computed'],
    ['in another unit', { unit: '家' }, 'source-unlike'],
    ['of other periods', { frequency: 'A' }, 'source-unlike'],
    ['that adds up otherwise', { accumulation: 'increment' }, 'source-unlike'],
    ['without a January', { januaryMerged: true }, 'source-unlike'],
  ])('A-7 refuses a source %s', (_, change, code) => {
    expect(errorsOf([own, other(change)])).toEqual([[code, 'other']])
  })

  it('A-7 refuses a source of a source, one after the other in a circle, and one beside a computed indicator', () => {
    const third = other({ id: 'third', source: { ...source, besides: 'other' } })
    expect(errorsOf([own, other(), third])).toEqual([['source-of-source', 'third']])
    const round = other({ source: { ...source, besides: 'third' } })
    expect(errorsOf([own, round, third])).toEqual([
      ['source-of-source', 'other'],
      ['source-of-source', 'third'],
    ])
    const computed = { ...own, formula: { kind: 'growth', of: ['base'] } as const }
    expect(errorsOf([computed, other()])).toEqual([['source-computed', 'other']])
  })

  it('A-7 refuses a target in force or a formula on another source', () => {
    const onOther = { ...targets[0]!, id: 'on-other', indicator: 'other' }
    expect(errorsOf([own, other()], [onOther])).toEqual([['source-judged', 'other']])
    const amendments = [{ document: 'notice', clause: '一', act: 'withdrawn' as const }]
    expect(errorsOf([own, other()], [{ ...onOther, amendments }])).toEqual([])
    expect(errorsOf([own, other(), { ...own, id: 'growth', formula }])).toEqual([['source-judged', 'other']])
  })

  it.each<[string, Partial<Indicator>, string]>([
    ['is not there', { id: 'third' }, 'preferred-of-nothing'],
    ['stands beside nothing', { source: { producer: '甲' } }, 'preferred-of-nothing'],
    ['is in another scale', { unit: '万座' }, 'preferred-unlike'],
    ['is better the other way', { direction: 'lower' }, 'preferred-unlike'],
    ['may be below zero', { negative: true }, 'preferred-unlike'],
  ])('A-7 refuses a preferred source that %s', (_, change, code) => {
    expect(errorsOf([{ ...own, preferred: 'other' }, other(change)])).toEqual([[code, own.id]])
  })

  it('A-7 refuses a preferred source that is not collected where the targets are', () => {
    const indicators = [
      ...catalogue.indicators.map((one) => (one === own ? { ...own, preferred: 'other' } : one)),
      other({ regions: ['441800'] }),
    ]
    const { errors } = checkCatalogue({ ...catalogue, indicators })
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['region-not-collected']))
    expect(errors.map(({ subject }) => subject)).toContain('zhaoqing-2024-5g-base-stations')
  })
})
