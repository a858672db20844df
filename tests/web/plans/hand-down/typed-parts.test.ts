import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { divisibleTargets, readParts, partShares } from '#web/plans/hand-down/typed-parts.ts'

const index = indexCatalogue(catalogue)
/** The target of 8,000 stations by the end of 2024. */
const { target } = index.targets.get('zhaoqing-2024-5g-base-stations')!
const members = ['441202', '441203', '441204']
const read = (typed: Parameters<typeof readParts>[2]) => readParts(target, members, typed)

describe('divisibleTargets', () => {
  it('H-4 offers what adds up, first what nobody handed down to regions or organisations, and no part', () => {
    const offered = divisibleTargets(index)
    const found = offered.find(({ whole: { record } }) => record.id === target.id)
    expect(found?.members).toContain('441202')
    expect(offered.every(({ whole }) => whole.target.indicator.unit !== '%')).toBe(true)
    const county = { ...catalogue.targets.find(({ id }) => id === target.id)!, id: 'part', region: '441202' }
    const handed = divisibleTargets(indexCatalogue({ ...catalogue, targets: [...catalogue.targets, county] }))
    const last = (one: typeof handed) => one.findLast(({ members }) => members.length > 0)?.whole.record.id
    expect(last(handed)).toBe(target.id)
    const { record } = index.targets.get(target.id)!
    const part = { ...record, id: 'part', indicator: 'part', partOf: target.id }
    const measured = { ...target.indicator, id: 'part' }
    const withPart = divisibleTargets(
      indexCatalogue({
        ...catalogue,
        ...{ indicators: [...catalogue.indicators, measured], targets: [...catalogue.targets, part] },
      }),
    )
    expect(withPart.map(({ whole }) => whole.record.id)).not.toContain('part')
    expect(withPart.at(-1)?.whole.record.id).toBe(target.id)
  })
})

describe('readParts', () => {
  it('H-6 reads shares together and figures by themselves, however they are written', () => {
    const parts = read({
      '441202': { share: '33.3%' },
      '441203': { figure: '２,000' },
      '441204': { share: '41.7' },
    })
    expect(parts).toEqual([
      { member: '441202', value: '2664', refused: false },
      { member: '441203', value: '2000', refused: false },
      { member: '441204', value: '3336', refused: false },
    ])
    expect(partShares(target, parts)).toEqual(['33.3', '25', '41.7'])
  })

  it('has no figure where nothing is typed, and refuses what is none', () => {
    const parts = read({ '441202': { share: '三成' }, '441203': { figure: '-5' } })
    expect(parts.map(({ value, refused }) => [value, refused])).toEqual([
      [undefined, true],
      [undefined, true],
      [undefined, false],
    ])
    expect(partShares(target, parts)).toEqual(['', '', ''])
    // A comma in a wrong place is a slip: it separates no thousands, and makes no other figure.
    const slips = read({ '441202': { figure: '1,2' }, '441203': { figure: '超过500' } })
    expect(slips.map(({ refused }) => refused)).toEqual([true, true, false])
    expect(partShares({ value: '0' }, [{ member: '441202', value: '5', refused: false }])).toEqual([''])
  })
})
