import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, Region, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { mergedTargets } from '#metrics/catalogue/changes/merged-targets.ts'
import { unmadeRegions } from '#metrics/catalogue/changes/unmade-regions.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { mergedErrors } from '#metrics/policy/errors/merged-errors.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'

const [duanzhou, dinghu, gaoyao] = ['441202', '441203', '441204'] as const
const [joined, near, far] = ['441291', '441292', '441293'] as const
const fresh = (code: string): Region => ({
  ...{ code, name: code, level: 'county', parent: '441200', byReform: true },
})
const zone = { code: '441202-zone', name: '城区', level: 'zone', parent: duanzhou } as const
const reform = (id: string, from: string, before: string[], after: string[], more = {}): Reform => ({
  ...{ id, name: id, of: 'regions', from, before, after, ...more },
})
const merger = reform('regions-1', '2024-10-01', [duanzhou, dinghu], [joined])
const division = reform('regions-2', '2025-03-01', [joined], [near, far], {
  duties: [{ to: far, of: ['county-1'] }],
})
const city = shipped.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const target = (id: string, region: string, change: Partial<TargetRecord> = {}): TargetRecord => ({
  ...{ ...city, id, region, value: '1000', baseline: '100', ...change },
})
const office = { id: 'office', name: '区政数局', aliases: [], region: dinghu, collective: false }
const scheme = {
  ...{ id: 's', version: 1, name: 's', grounds: '', over: 'regions', indicators: [] },
  participants: [duanzhou, dinghu, gaoyao],
}
const board = (id: string, scope: string) => ({ id, title: id, subtitle: '', scope, real: false })
const catalogue: Catalogue = {
  ...shipped,
  regions: [...shipped.regions, zone, ...[joined, near, far].map(fresh)],
  organisations: [...shipped.organisations, office],
  targets: [...shipped.targets, target('county-1', duanzhou), target('county-2', dinghu)],
  milestones: [{ ...shipped.milestones[0]!, region: dinghu }],
  boards: [board('a', duanzhou), board('b', dinghu), board('c', '441200'), board('d', '441200')],
  evaluationSchemes: [
    scheme,
    { ...scheme, id: 'o', over: 'organisations' },
  ] as unknown as Catalogue['evaluationSchemes'],
  reforms: [merger, division],
}
const index = indexCatalogue(catalogue)
const [earlier, today, later] = [index.on('2024-09-30'), index.on('2024-10-01'), index.on('2025-03-01')]
const codes = ({ catalogue: { regions } }: typeof index) =>
  regions.map(({ code }) => code).filter((code) => code.startsWith('4412'))

describe('a catalogue after reforms of regions', () => {
  it('Z-13 shows before the day who was, and from it on who took over, with what lies below', () => {
    expect(codes(earlier)).toEqual(expect.arrayContaining([duanzhou, dinghu, '441202-zone']))
    expect(codes(earlier)).not.toContain(joined)
    expect(codes(today)).toContain(joined)
    expect(codes(today)).not.toContain(duanzhou)
    expect(today.regions.get(duanzhou)?.name).toBe('端州区')
    expect(today.regions.get('441202-zone')?.parent).toBe(joined)
    expect([today, later].map((one) => one.organisations.get('office')!.region)).toEqual([dinghu, dinghu])
    expect(today.catalogue.organisations.find(({ id }) => id === 'office')?.region).toBe(joined)
    expect(today.catalogue.milestones[0]!.region).toBe(joined)
    expect(today.catalogue.boards.map(({ id, scope }) => [id, scope])).toEqual([
      ...[['a', joined]],
      ...['c', 'd'].map((id) => [id, '441200']),
    ])
    expect([earlier, today, later].map((one) => one.catalogue.evaluationSchemes[0]!.participants)).toEqual([
      [duanzhou, dinghu, gaoyao],
      [joined, gaoyao],
      [near, far, gaoyao],
    ])
    expect(indexCatalogue({ ...shipped, reforms: [] }).catalogue.regions).toBe(shipped.regions)
  })

  it('Z-13 has one target where targets add up, and passes it on by the duties of the next reform', () => {
    expect(earlier.targetsIn(duanzhou)?.map(({ record }) => record.value)).toEqual(['1000'])
    expect(
      today.targetsIn(joined)?.map(({ record: { id, value, baseline } }) => [id, value, baseline]),
    ).toEqual([['county-1', '2000', '200']])
    // The board of an old region shows the region that took over.
    expect(today.targetsIn(duanzhou)).toEqual(today.targetsIn(joined))
    expect(later.targetsIn(far)?.map(({ record }) => record.id)).toEqual(['county-1'])
    expect(later.targetsIn(near)).toEqual([])
  })

  it('Z-13 lets a region and who took over from it lie within each other, and those beside it not', () => {
    expect(today.within(joined, duanzhou)).toBe(true)
    expect(today.within(duanzhou, joined)).toBe(true)
    expect(today.within(duanzhou, '441200')).toBe(true)
    expect(today.within(duanzhou, dinghu)).toBe(false)
    expect(later.within(near, duanzhou)).toBe(true)
    expect(earlier.within(joined, duanzhou)).toBe(false)
  })

  it('Z-14 tells where figures of earlier periods come from; a division leaves none', () => {
    expect(today.originsOf(joined)).toEqual([joined, duanzhou, dinghu])
    expect([today.membersOn(joined, '2024-09-30'), today.membersOn(joined, '2024-10-31')]).toEqual([
      [duanzhou, dinghu],
      [joined],
    ])
    expect([later.originsOf(near), later.membersOn(near, '2025-02-28')]).toEqual([[near], []])
    expect([today.successorsOf(duanzhou), later.successorsOf(duanzhou)]).toEqual([[joined], [near, far]])
    const taken = reform('regions-3', '2024-10-01', [dinghu], [gaoyao])
    const after = indexCatalogue({ ...catalogue, reforms: [taken] }).on('2024-10-31')
    expect(after.membersOn(gaoyao, '2024-09-30')).toEqual([gaoyao, dinghu])
    const grown = indexCatalogue({
      ...catalogue,
      reforms: [merger, { ...reform('regions-3', '2024-11-01', [gaoyao], [joined]) }],
    }).on('2024-11-30')
    // A later reform adds a region to those of the earlier one; a region without reforms is its own only member.
    expect(grown.membersOn(joined, '2024-09-30').toSorted()).toEqual([duanzhou, dinghu, gaoyao])
    expect(grown.membersOn('441200', '2024-09-30')).toEqual(['441200'])
    const { indicator } = city
    const measured = index.indicators.get(indicator)!
    expect(today.collectedIn(measured, '2024-09-30')).toContain(duanzhou)
    expect(today.collectedIn(measured, '2024-10-31')).not.toContain(duanzhou)
    expect(today.collectedIn({ ...measured, id: 'withdrawn' }, '2024-10-31')).toEqual([])
    expect(today.reportedFor({ indicator, region: joined }).map(({ region }) => region)).toEqual([
      ...[joined, duanzhou, dinghu],
    ])
    expect(today.computedFrom({ indicator, region: duanzhou })).toEqual([{ indicator, region: joined }])
    expect(later.computedFrom({ indicator, region: duanzhou })).toEqual([])
  })
})

describe('a catalogue in which a region cedes a part and goes on', () => {
  const cession = reform('regions-4', '2024-10-01', [duanzhou], [duanzhou, near, gaoyao], {
    duties: [{ to: near, of: ['county-2'] }],
  })
  const targets = [...shipped.targets, target('county-1', duanzhou), target('county-2', duanzhou)]
  const ceded = { ...catalogue, targets, reforms: [cession] }
  const after = indexCatalogue(ceded).on('2024-10-01')
  const idsIn = (region: string) => after.targetsIn(region)?.map(({ record }) => record.id)

  it('Z-13 keeps what goes on where it was, and collects figures in the new region too', () => {
    expect(codes(after)).toEqual(expect.arrayContaining([duanzhou, near, gaoyao]))
    expect([idsIn(duanzhou), idsIn(near)]).toEqual([['county-1'], ['county-2']])
    expect(after.regions.get('441202-zone')?.parent).toBe(duanzhou)
    expect(after.catalogue.boards.map(({ scope }) => scope)).toEqual([duanzhou, dinghu, '441200', '441200'])
    expect(after.catalogue.evaluationSchemes[0]!.participants).toEqual([...[duanzhou, near, gaoyao, dinghu]])
    expect(after.indicators.get(city.indicator)!.regions).toEqual(expect.arrayContaining([duanzhou, near]))
    expect([after.successorsOf(duanzhou), after.within(near, duanzhou)]).toEqual([[duanzhou], false])
  })

  it('Z-14 leaves the figures of before to those that were there, and none to the new region', () => {
    const members = [duanzhou, gaoyao, near].map((code) => after.membersOn(code, '2024-09-30'))
    expect(members).toEqual([[duanzhou], [gaoyao], []])
    expect(after.originsOf(duanzhou)).toEqual([duanzhou])
  })

  it('Z-11 lets it cede again, end later and take the part back, but not cede once it is no more', () => {
    const errors = (...reforms: Reform[]) =>
      reformErrors({ ...catalogue, reforms }).map(({ code, subject }) => `${subject} ${code}`)
    const again = reform('regions-5', '2024-11-01', [duanzhou], [duanzhou, far])
    const end = reform('regions-6', '2025-01-01', [duanzhou], [dinghu])
    expect(errors(cession, again, end)).toEqual([])
    expect(errors(cession, reform('regions-7', '2025-01-01', [near], [duanzhou]))).toEqual([])
    expect(errors({ ...end, from: '2024-10-15' }, again)).toEqual(['regions-5 reform-twice'])
    expect(errors(reform('x', '2024-10-01', [duanzhou, dinghu], [duanzhou]))).toEqual(
      expect.arrayContaining(['x reform-itself']),
    )
  })
})

describe('mergedTargets', () => {
  const merged = (...targets: TargetRecord[]) =>
    mergedTargets(
      targets.map((one) => [one, { ...one, region: joined }]),
      [...shipped.indicators],
    )
  const rate = { basis: 'coverage', value: '95' } as const

  it('Z-13 adds the baselines where all have one, and goes on with the target of a region that was there before', () => {
    const { baseline: _, ...bare } = target('b', dinghu)
    expect(merged(target('a', duanzhou), bare)).toMatchObject([{ id: 'a', value: '2000' }])
    expect(merged(target('a', duanzhou), bare)[0]).not.toHaveProperty('baseline')
    expect(merged(target('a', duanzhou), target('own', joined))).toMatchObject([{ id: 'own', value: '2000' }])
  })

  it('Z-13 keeps one of targets that do not add up and are alike, and both that differ', () => {
    const [a, b] = [target('a', duanzhou, rate), target('b', dinghu, rate)]
    expect(merged(a, b)).toMatchObject([{ id: 'a', value: '95' }])
    expect(merged(a, { ...b, value: '90' }).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(
      merged({ ...a, comparator: 'range', high: '98' }, { ...b, comparator: 'range', high: '99' }),
    ).toHaveLength(2)
  })

  it('Z-13 does not add a withdrawn target, and puts organisations’ parts under the target that remains', () => {
    const gone = target('b', dinghu, { amendments: [{ document: 'n', clause: '一', act: 'withdrawn' }] })
    expect(merged(target('a', duanzhou), gone)).toHaveLength(2)
    const part = target('part', dinghu, { indicator: 'part', partOf: 'b' })
    expect(merged(target('a', duanzhou), target('b', dinghu), part)).toMatchObject([
      { id: 'a' },
      { id: 'part', partOf: 'a' },
    ])
  })
})

describe('what keeps regions from being reformed', () => {
  const codesOf = (reforms: Reform[], change: Partial<Catalogue> = {}) => {
    const all = { ...catalogue, ...change, reforms }
    const errors = reformErrors(all)
    return (errors.length > 0 ? errors : mergedErrors(all)).map(({ code, message }) => [code, message])
  }

  it('Z-13 is told in words of regions', () => {
    expect(codesOf([merger, division])).toEqual([])
    expect(codesOf([reform('x', today.catalogue.reforms[0]!.from, [duanzhou], [duanzhou])])[0]).toEqual([
      'reform-itself',
      '端州区不能并入或改为自己；只划出一部分、自己还在的，请一并写上划入的地区',
    ])
    expect(codesOf([{ ...merger, after: ['nowhere'] }])).toEqual([
      ['dangling-region', '所指地区不存在：nowhere'],
    ])
    expect(codesOf([reform('x', '2024-10-01', ['441200'], [duanzhou])]).map(([code]) => code)).toContain(
      'reform-below',
    )
  })

  it('Z-13 is told of the catalogue as a whole', () => {
    const found = (reforms: Reform[]) => catalogueErrors({ ...catalogue, reforms }).map(({ code }) => code)
    expect(found([reform('x', '2024-10-01', [duanzhou], [duanzhou])])).toContain('reform-itself')
    expect(found([merger])).not.toContain('reform-itself')
  })

  it('Z-13 is that each has a target of its own, and the two can neither be added nor be one', () => {
    const rate = { basis: 'coverage' } as const
    const targets = [
      target('a', duanzhou, { ...rate, value: '95' }),
      target('b', dinghu, { ...rate, value: '90' }),
    ]
    const [found, ...others] = codesOf([merger], { targets })
    expect(found).toEqual(['reform-targets', expect.stringContaining('各地区的目标不一样') as string])
    expect(others).toEqual([])
  })
})

it('Z-13 leaves regions that no reform makes to be told apart', () => {
  const codes = (reforms: readonly Reform[]) =>
    unmadeRegions(indexCatalogue({ ...catalogue, reforms })).map(({ code }) => code)
  expect([codes([]), codes([merger]), codes([merger, division])]).toEqual([
    [joined, near, far],
    [near, far],
    [],
  ])
})
