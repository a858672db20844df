import { describe, expect, it } from 'vitest'
import { milestonesOfScopes, targetsOfScope, targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'

const index = indexCatalogue(catalogue)
const namesOf = (scopes: readonly string[]) => targetsOfScopes(index, scopes).map(({ record }) => record.name)

describe('scopes of a meeting (J-11)', () => {
  it('are regions with all below, documents, and organisations by what they lead, alone or with others', () => {
    expect(targetsOfScope(index, '440400')).toEqual(index.targetsIn('440400'))
    expect(targetsOfScope(index, 'zhuhai-2025')).toEqual(index.targetsIn('zhuhai-2025'))
    // The organisation leads three of the four alone; of the fourth 发展和改革局 is named before it.
    const led = targetsOfScope(index, 'zhuhai-gongxin')!.map(({ record }) => record.organisations)
    expect(led).toHaveLength(4)
    expect(led).toContainEqual(['zhuhai-fagai', 'zhuhai-gongxin'])
    expect(targetsOfScope(index, 'nobody')).toBeUndefined()
  })

  it('have a target that nobody leads in the scope of the organisation that reports its indicator', () => {
    const { target, record } = targetsOfScope(index, 'zhaoqing-gongxin')!.at(0)!
    const unled = indexCatalogue({
      ...catalogue,
      targets: catalogue.targets.map((one) => (one.id === record.id ? { ...one, organisations: [] } : one)),
    })
    const reporter = targetsOfScope(unled, target.indicator.reporter)!
    expect(reporter.map((one) => one.record.id)).toContain(record.id)
  })

  it('hold each target and each milestone once, and nothing of what is gone', () => {
    const own = namesOf(['zhaoqing-gongxin'])
    expect(own).toHaveLength(6)
    // One of the organisation's targets belongs to the province.
    expect(namesOf(['zhaoqing-gongxin', '441200', 'withdrawn'])).toHaveLength(namesOf(['441200']).length + 1)
    expect(namesOf(['zhaoqing-gongxin', '441200']).slice(0, 6)).toEqual(own)
    const milestones = milestonesOfScopes(index, ['zhaoqing-zhengshu'])
    expect(milestones.length).toBeGreaterThan(0)
    expect(milestones.every(({ organisations }) => organisations.includes('zhaoqing-zhengshu'))).toBe(true)
    expect(milestonesOfScopes(index, ['zhaoqing-zhengshu', '441200'])).toEqual(
      milestonesOfScopes(index, ['441200']),
    )
    const document = milestones[0]!.citations[0]!.document
    expect(milestonesOfScopes(index, [document])).toContain(milestones[0])
    expect(milestonesOfScopes(index, ['withdrawn'])).toEqual([])
  })
})
