import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { ReformForm } from '#web/plans/reforms/reform-form.ts'
import {
  draftedRegionReform,
  passedTargets,
  regionReformFaults,
} from '#web/plans/reforms/region-reform-draft.ts'

const [duanzhou, dinghu, gaoyao] = ['441202', '441203', '441204'] as const
const city = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const index = indexCatalogue({
  ...catalogue,
  targets: [
    ...catalogue.targets,
    { ...city, id: 'county-1', region: duanzhou, value: '1000' },
    { ...city, id: 'county-2', region: dinghu, value: '500' },
  ],
})
const merger: ReformForm = {
  ...{ before: [duanzhou, dinghu], after: [], founded: '441291　新城区', from: '2024-10-01' },
  ...{ duties: {}, goesOn: false },
}
const drafted = (form: Partial<ReformForm> = {}) => draftedRegionReform(index, { ...merger, ...form }, 'r')
const faults = (form: Partial<ReformForm>) => regionReformFaults(index, drafted(form))

describe('draftedRegionReform', () => {
  it('Z-13 founds regions where the first one lay, on its tile, and says what became which', () => {
    const { founded, reform } = drafted()
    const { parent, tile } = index.regions.get(duanzhou)!
    expect(founded).toEqual([
      { code: '441291', name: '新城区', level: 'county', byReform: true, parent, tile },
    ])
    expect(reform).toEqual({
      ...{ id: 'r', name: '端州区、鼎湖区合并为新城区', of: 'regions', from: '2024-10-01' },
      ...{ before: [duanzhou, dinghu], after: ['441291'] },
    })
    const names = [
      { before: [duanzhou] },
      { before: [duanzhou], founded: '441291 东区\n441292 西区' },
      { before: [duanzhou], founded: '', after: [gaoyao] },
    ].map((form) => drafted(form).reform.name)
    expect(names).toEqual(['端州区改为新城区', '端州区分设为东区、西区', '端州区并入高要区'])
    const ceded = drafted({ before: [duanzhou], goesOn: true })
    expect(ceded.founded[0]).not.toHaveProperty('tile')
    expect(ceded.reform).toMatchObject({ name: '端州区分出新城区', after: [duanzhou, '441291'] })
    expect(regionReformFaults(index, ceded)).toEqual([])
  })
})

describe('regionReformFaults', () => {
  it('Z-13 tells what cannot be read, a code that is taken, and what would keep the server from taking it', () => {
    expect([faults({}), faults({ before: [] })]).toEqual([[], []])
    expect(faults({ founded: '新城区' })).toEqual(['读不出“新城区”，请写六位行政区划代码，空一格，再写名称'])
    expect(faults({ founded: `${gaoyao} 高要区` })).toEqual(['代码 441204 已是高要区，请在“承接地区”里选它'])
    expect(faults({ founded: '', after: [duanzhou] })[0]).toContain('端州区不能并入或改为自己')
    expect(faults({ before: ['441200'], founded: '', after: [duanzhou] })[0]).toContain('自己的下级')
  })

  it('Z-13 has no fault, and passes on no target, after reforms that ended other regions and organisations', () => {
    const { founded, reform } = drafted()
    const industry = { id: 'o', name: '改革', from: '2024-10-01' }
    const then = indexCatalogue({
      ...index.catalogue,
      regions: [...index.catalogue.regions, ...founded],
      reforms: [reform, { ...industry, before: ['zhaoqing-gongxin'], after: ['zhaoqing-keji'] }],
    }).on('2024-10-31')
    const next = draftedRegionReform(then, { ...merger, before: [gaoyao], founded: '441292 西区' }, 'r2')
    expect(regionReformFaults(then, next)).toEqual([])
    expect(passedTargets(then, next)).toEqual([])
  })
})

describe('passedTargets', () => {
  it('Z-13 lists what the targets become, and of how many each is made', () => {
    expect(passedTargets(index, drafted())).toEqual([
      {
        ...{ id: 'county-1', name: '5G基站累计开通数', region: '新城区', merged: 2 },
        commitment: '不少于 1,500\u2009座',
      },
    ])
  })
})
