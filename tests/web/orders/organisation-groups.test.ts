import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { organisationGroups } from '#web/orders/organisation-groups.ts'

const index = indexCatalogue(catalogue)
const named = (lead?: string) =>
  organisationGroups(index, lead).map(
    ({ label, choices }) => [label, choices.map(({ label }) => label)] as const,
  )

describe('organisationGroups', () => {
  it('has the lead organisation first, then the others of its region, sorted by the sound of their names', () => {
    const [[first, leading], [second, own]] = named('zhaoqing-gongxin') as [
      ReturnType<typeof named>[number],
      ReturnType<typeof named>[number],
    ]
    expect([first, leading]).toEqual(['牵头单位', ['肇庆市工业和信息化局']])
    expect(second).toBe('肇庆市')
    // The pronunciation is cai, fa, min, nong; the catalogue has another sequence.
    const spoken = ['肇庆市财政局', '肇庆市发展和改革局', '肇庆市民政局', '肇庆市农业农村局']
    expect(own.filter((name) => spoken.includes(name))).toEqual(spoken)
    expect(own).not.toContain('肇庆市工业和信息化局')
  })

  it('leaves no organisation out and has none twice, with a lead or without one', () => {
    const single = catalogue.organisations.filter(({ collective }) => !collective).length
    for (const lead of ['zhaoqing-gongxin', undefined, 'zhaoqing-nobody']) {
      const ids = organisationGroups(index, lead).flatMap(({ choices }) => choices.map(({ value }) => value))
      expect([ids.length, new Set(ids).size]).toEqual([single, single])
    }
    expect(named()[0]![0]).not.toBe('牵头单位')
  })
})
