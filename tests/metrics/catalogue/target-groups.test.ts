import { describe, expect, it } from 'vitest'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Citation } from '#metrics/catalogue/catalogue.ts'
import { groupTargets } from '#metrics/catalogue/target-groups.ts'
import { makeIndicator, makeTarget } from '../make-target.ts'

const document = (id: string, shortTitle: string) => ({
  id,
  kind: 'policy' as const,
  title: shortTitle,
  shortTitle,
  issuers: [],
  region: '441800',
  horizon: '2025',
  leadRule: '',
  clauses: [],
  duties: [],
  remarks: [],
})
const index = indexCatalogue({
  documents: [document('plan', '清远规划'), document('list', '任务清单')],
  indicators: [makeIndicator()],
  targets: [],
  milestones: [],
  regions: [],
  organisations: [
    { id: 'bureau', name: '市工业和信息化局', aliases: [], region: '441800', collective: false },
  ],
  calendarYears: [],
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards: [],
  lightRules: [],
})

function catalogued(id: string, organisations: string[], citations: Citation[]): CataloguedTarget {
  const target = makeTarget({ id })
  return {
    target,
    record: {
      ...target,
      indicator: target.indicator.id,
      name: id,
      citations,
      kind: 'hard',
      spanAssumed: false,
      organisations,
      leadAssumed: false,
      softeners: [],
      remarks: [],
    },
  }
}

const cited = (document: string, clause: string) => ({ document, clause })
const targets = [
  catalogued('stations', ['bureau', 'towers'], [cited('plan', '五(二十五)'), cited('plan', '五(二十六)')]),
  catalogued('fibre', ['bureau'], [cited('plan', '二(一)1'), cited('list', '附件')]),
]
const groupsBy = (by: Parameters<typeof groupTargets>[2]) =>
  groupTargets(index, targets, by).map(({ key, name, targets: members }) => [
    key,
    name,
    members.map(({ record }) => record.id),
  ])

describe('groupTargets', () => {
  it('by the organisations that lead (H-5)', () => {
    expect(groupsBy('organisation')).toEqual([
      ['bureau', '市工业和信息化局', ['stations', 'fibre']],
      ['towers', 'towers', ['stations']],
    ])
  })

  it('by document: under each that commits to it, once (H-5)', () => {
    expect(groupsBy('document')).toEqual([
      ['plan', '清远规划', ['stations', 'fibre']],
      ['list', '任务清单', ['fibre']],
    ])
  })

  it('by section (H-5)', () => {
    expect(groupsBy('section')).toEqual([
      ['plan 五', '清远规划 五', ['stations']],
      ['plan 二', '清远规划 二', ['fibre']],
      ['list 附件', '任务清单 附件', ['fibre']],
    ])
  })

  it('names what the catalogue does not know by its id, and takes a clause without a section whole', () => {
    const unknown = [catalogued('other', [], [cited('elsewhere', '(三)')])]
    expect(groupTargets(index, unknown, 'section').map(({ key, name }) => [key, name])).toEqual([
      ['elsewhere (三)', 'elsewhere (三)'],
    ])
  })
})
