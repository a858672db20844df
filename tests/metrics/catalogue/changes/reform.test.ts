import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, Organisation } from '#metrics/catalogue/catalogue.ts'
import { passedBy } from '#metrics/catalogue/changes/passed-duties.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'

const office = (id: string): Organisation => ({
  ...{ id, name: id, aliases: [], region: '441200', collective: false },
})
const merged: Reform = {
  id: 'reform-1',
  name: '市工业和信息化局、市商务局合并为市产业局',
  from: '2024-10-01',
  before: ['zhaoqing-gongxin', 'zhaoqing-shangwu'],
  after: ['industry'],
}
const divided: Reform = {
  id: 'reform-2',
  name: '市产业局分为市制造局和市信息局',
  from: '2025-03-01',
  before: ['industry'],
  after: ['making', 'information'],
  duties: [{ to: 'information', of: ['zhaoqing-2024-5g-base-stations', 'zhaoqing-5g-base-stations'] }],
}
const organisations = [...shipped.organisations, ...['industry', 'making', 'information'].map(office)]
const scheme = (over: 'organisations' | 'regions') => ({
  ...{ id: over, version: 1, name: over, grounds: '', over, indicators: [] },
  participants: ['zhaoqing-gongxin', 'zhaoqing-shangwu'],
})
const catalogue = {
  ...shipped,
  organisations,
  reforms: [merged, divided],
  evaluationSchemes: [
    scheme('organisations'),
    scheme('regions'),
  ] as unknown as Catalogue['evaluationSchemes'],
}
const index = indexCatalogue(catalogue)
const stationTarget = 'zhaoqing-2024-5g-base-stations'
const inOneRegion = indexCatalogue({
  ...catalogue,
  indicators: catalogue.indicators.map((one) =>
    one.id === 'zhaoqing-5g-base-stations'
      ? {
          ...one,
          reporter: 'zhaoqing-minzheng',
          reporters: [{ region: '441202', organisation: 'zhaoqing-gongxin' }],
        }
      : one,
  ),
})
const leadsOn = (day: string) => index.on(day).targets.get(stationTarget)!.record.organisations

describe('a catalogue after reforms', () => {
  it('D-11 lists what a body reports in one region alone among its duties', () => {
    const reported = passedBy(inOneRegion, merged).flatMap(({ duties }) => duties)
    expect(reported).toContainEqual(
      expect.objectContaining({ id: 'zhaoqing-5g-base-stations', kind: '填报指标' }),
    )
  })

  it('Z-10 names who led before, and from its first day on who took over', () => {
    expect(leadsOn('2024-09-30')).toEqual(['zhaoqing-gongxin'])
    expect(leadsOn('2024-10-01')).toEqual(['industry'])
    // The duties that the division names pass to the second organisation, all others to the first.
    expect(leadsOn('2025-03-01')).toEqual(['information'])
    expect(index.on('2025-03-01').indicators.get('zhaoqing-5g-base-stations')?.reporter).toBe('information')
    expect(index.on('2025-03-01').successorOf('zhaoqing-shangwu')).toBe('making')
    expect(index.on('2024-09-30')).toBe(index)
    expect(index.on('2024-12-01')).toBe(index.on('2024-10-01'))
    expect(index.on('2025-03-01').on('2024-09-30')).toBe(index)
  })

  it('Z-10 keeps the names of bodies that are no more, and offers them nowhere', () => {
    const today = index.on('2024-10-01')
    expect(today.organisations.get('zhaoqing-gongxin')?.name).toBe('市工业和信息化局')
    expect(today.catalogue.organisations.map(({ id }) => id)).not.toContain('zhaoqing-gongxin')
    expect(today.catalogue.evaluationSchemes.map(({ participants }) => participants)).toEqual([
      ['industry'],
      ['zhaoqing-gongxin', 'zhaoqing-shangwu'],
    ])
    const bodies = JSON.stringify(today.catalogue.documents)
    expect([bodies.includes('"zhaoqing-gongxin"'), bodies.includes('"industry"')]).toEqual([false, true])
  })

  it('Z-10 has whoever is bound to one answer for what took over, and for all that this took over from', () => {
    expect(index.answeredBy(['zhaoqing-gongxin'])).toEqual(['zhaoqing-gongxin'])
    expect(index.on('2024-10-01').answeredBy(['zhaoqing-gongxin'])).toEqual([
      ...['industry', 'zhaoqing-gongxin', 'zhaoqing-shangwu'],
    ])
    expect(index.on('2025-03-01').answeredBy(['information'])).toEqual(['information'])
  })
})

describe('a catalogue in which an organisation cedes a part and goes on', () => {
  const stationIndicator = 'zhaoqing-5g-base-stations'
  const ceded = (id: string, from: string, to: string): Reform => ({
    ...{ id, name: id, from, before: ['zhaoqing-gongxin'], after: ['zhaoqing-gongxin', to] },
    duties: [{ to, of: [stationTarget, stationIndicator] }],
  })
  const day = '2024-12-01'
  const after = (...reforms: Reform[]) => indexCatalogue({ ...catalogue, reforms }).on(day)

  it('Z-10 passes on what the reform names, and nothing else', () => {
    const index = after(ceded('c', '2024-10-01', 'information'))
    expect(index.targets.get(stationTarget)!.record.organisations).toEqual(['information'])
    expect(index.indicators.get(stationIndicator)?.reporter).toBe('information')
    expect(index.successorOf('zhaoqing-gongxin')).toBe('zhaoqing-gongxin')
    expect(index.catalogue.organisations.map(({ id }) => id)).toContain('zhaoqing-gongxin')
    expect(index.answeredBy(['zhaoqing-gongxin'])).toEqual(['zhaoqing-gongxin'])
    expect(index.answeredBy(['information'])).toEqual(['information'])
    expect(index.catalogue.documents.map(({ clauses }) => clauses)).toEqual(
      shipped.documents.map(({ clauses }) => clauses),
    )
  })

  it('Z-10 lists what passes on, and to whom', () => {
    const all = indexCatalogue(shipped)
    const listed = (reform: Reform) =>
      passedBy(all, reform).map(({ to, duties }) => [to, duties.map(({ kind, name }) => `${kind} ${name}`)])
    expect(listed(ceded('c', day, 'information'))).toEqual([
      ['information', ['填报指标 5G基站累计开通数', '牵头目标 肇庆市 5G基站累计开通数（2024年）']],
    ])
    // The one that goes on keeps the rest wherever it is listed.
    expect(listed({ ...ceded('c', day, 'information'), after: ['information', 'zhaoqing-gongxin'] })).toEqual(
      listed(ceded('c', day, 'information')),
    )
    const undated = shipped.targets.map(({ due: _, ...target }) => target)
    expect(
      passedBy(indexCatalogue({ ...shipped, targets: undated }), ceded('c', day, 'information'))[0]?.duties,
    ).toContainEqual({ id: stationTarget, kind: '牵头目标', name: '肇庆市 5G基站累计开通数' })
    const [first, ...others] = listed({
      ...ceded('c', day, 'information'),
      after: ['making', 'information', 'x'],
    })
    expect(first?.[0]).toBe('making')
    expect(first?.[1]?.length).toBeGreaterThan(3)
    expect(others.map(([to, duties]) => [to, duties?.length])).toEqual([
      ['information', 2],
      ['x', 0],
    ])
  })

  it('Z-10 follows a duty through later reforms in their order, back to where it was too', () => {
    const first = ceded('c', '2024-10-01', 'information')
    const back: Reform = {
      ...{ id: 'b', name: 'b', from: '2024-11-01', before: ['information'], after: ['zhaoqing-gongxin'] },
    }
    const [home, again] = [after(back, first), after(back, first, ceded('d', '2024-11-15', 'making'))]
    expect(home.indicators.get(stationIndicator)?.reporter).toBe('zhaoqing-gongxin')
    expect(again.indicators.get(stationIndicator)?.reporter).toBe('making')
    expect(home.answeredBy(['zhaoqing-gongxin'])).toEqual(['zhaoqing-gongxin', 'information'])
  })
})

describe('reformErrors', () => {
  const codes = (...reforms: Reform[]) =>
    reformErrors({ organisations, regions: [], reforms }).map(({ code, subject }) => `${subject} ${code}`)

  it('Z-11 finds nothing in reforms that follow each other', () => {
    expect(codes(merged, divided)).toEqual([])
  })

  it('Z-11 refuses bodies that are unknown, a merger into itself, a day that is none, and several into several', () => {
    expect(codes({ ...merged, after: ['nobody'] })).toEqual(['reform-1 dangling-organisation'])
    expect(codes({ ...merged, after: ['zhaoqing-gongxin'] })).toEqual([
      'reform-1 reform-itself',
      'reform-1 reform-circle',
    ])
    expect(codes({ ...merged, from: '2024-02-30' })).toEqual(['reform-1 reform-day'])
    expect(codes({ ...merged, after: ['industry', 'making'] })).toEqual(['reform-1 reform-shape'])
    expect(codes({ ...merged, before: [] })).toEqual(['reform-1 reform-shape'])
  })

  it('Z-11 refuses a second reform of one body, a day before its last, and a circle', () => {
    expect(codes(merged, { ...divided, before: ['zhaoqing-gongxin'] })).toEqual([
      'reform-1 reform-twice',
      'reform-2 reform-twice',
    ])
    const early = reformErrors({
      organisations,
      regions: [],
      reforms: [merged, { ...divided, from: '2024-10-01' }],
    })
    expect(early.map(({ message }) => message)).toEqual([
      'industry到2024-10-01才在上一次改革中设立，日期须在其后',
    ])
    const back = { ...divided, after: ['zhaoqing-gongxin'], duties: [] }
    expect(codes(merged, back)).toEqual([...['reform-1 reform-circle', 'reform-2 reform-circle']])
  })

  it('Z-11 refuses duties that pass to somebody else', () => {
    expect(codes(merged, { ...divided, duties: [{ to: 'zhaoqing-caizheng', of: [stationTarget] }] })).toEqual(
      ['reform-2 reform-duty'],
    )
    const [unknown] = reformErrors({
      regions: [],
      organisations,
      reforms: [{ ...merged, duties: [{ to: 'nobody', of: [stationTarget] }] }],
    })
    expect(unknown?.message).toBe('nobody不是这次改革的承接单位，不能把职责交给它')
  })
})
