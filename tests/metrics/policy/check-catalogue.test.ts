import { describe, expect, it } from 'vitest'
import type { Catalogue, PolicyDocument, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { checkCatalogue } from '#metrics/policy/check-catalogue.ts'

/** The catalogue with a change of the target with that id. */
function withTarget(id: string, change: Partial<TargetRecord>): Catalogue {
  return {
    ...catalogue,
    targets: catalogue.targets.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }
}
function withIndicator(id: string, change: Partial<Indicator>): Catalogue {
  return {
    ...catalogue,
    indicators: catalogue.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }
}
function withDocument(id: string, change: (document: PolicyDocument) => Partial<PolicyDocument>): Catalogue {
  return {
    ...catalogue,
    documents: catalogue.documents.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  }
}
function withAnother(id: string, change: Partial<TargetRecord>): Catalogue {
  const twin = catalogue.targets
    .filter((one) => one.id === id)
    .map((one) => ({ ...one, citations: cited, ...change }))
  return { ...catalogue, targets: [...catalogue.targets, ...twin] }
}
const cited = [{ document: 'zhaoqing-2024-digital-zhaoqing', clause: '十一(四十一)' }]
const stations = 'zhaoqing-2024-5g-base-stations'

const broken: readonly [code: string, subject: string, what: string, Catalogue][] = [
  ['missing-citation', stations, 'a target without a citation', withTarget(stations, { citations: [] })],
  [
    'dangling-document',
    stations,
    'a citation of an unknown document',
    withTarget(stations, { citations: [{ document: 'zhaoqing-2025', clause: '一(一)' }] }),
  ],
  [
    'dangling-clause',
    stations,
    'a citation of an unknown clause',
    withTarget(stations, { citations: [{ document: 'zhaoqing-2024-digital-economy', clause: '八(一)' }] }),
  ],
  [
    'dangling-organisation',
    stations,
    'an unknown lead',
    withTarget(stations, { organisations: ['zhaoqing-nobody'] }),
  ],
  [
    'dangling-organisation',
    '000:一(一)',
    'a clause led by nobody known',
    withDocument('zhaoqing-2024-digital-economy', ({ clauses }) => ({
      clauses: clauses.map((clause) => (clause.path === '一(一)' ? { ...clause, lead: ['nobody'] } : clause)),
    })),
  ],
  [
    'dangling-organisation',
    '000-r01',
    'a duty to report to nobody known',
    withDocument('zhaoqing-2024-digital-economy', ({ duties }) => ({
      duties: duties.map((duty) => (duty.id === '000-r01' ? { ...duty, recipients: ['nobody'] } : duty)),
    })),
  ],
  [
    'dangling-indicator',
    stations,
    'an unknown indicator',
    withTarget(stations, { indicator: 'zhaoqing-6g' }),
  ],
  ['dangling-region', stations, 'an unknown region', withTarget(stations, { region: '441299' })],
  [
    'dangling-region',
    '440000',
    'a region below an unknown one',
    { ...catalogue, regions: catalogue.regions.filter(({ code }) => code !== '100000') },
  ],
  [
    'dangling-region',
    '000-c01',
    'a milestone in an unknown region',
    {
      ...catalogue,
      milestones: catalogue.milestones.map((one) =>
        one.id === '000-c01' ? { ...one, region: '441299' } : one,
      ),
    },
  ],
  [
    'region-not-collected',
    stations,
    'a region the indicator is not collected for',
    withTarget(stations, { region: '441800' }),
  ],
  ['due-before-start', stations, 'a due date before the start', withTarget(stations, { due: '2023-12-31' })],
  [
    'range-without-high',
    stations,
    'a range without an upper bound',
    withTarget(stations, { comparator: 'range' }),
  ],
  [
    'reporter-missing',
    'zhaoqing-5g-base-stations',
    'no reporter',
    withIndicator('zhaoqing-5g-base-stations', { reporter: '' }),
  ],
  [
    'dangling-organisation',
    'zhaoqing-5g-base-stations',
    'an unknown reporter',
    withIndicator('zhaoqing-5g-base-stations', { reporter: 'nobody' }),
  ],
  [
    'dangling-region',
    'zhaoqing-5g-base-stations',
    'a region that is collected and unknown',
    withIndicator('zhaoqing-5g-base-stations', { regions: ['441200', '441299'] }),
  ],
  [
    'dangling-indicator',
    'zhaoqing-5g-base-stations',
    'an unknown part of its total',
    withIndicator('zhaoqing-5g-base-stations', { parts: ['zhaoqing-6g'] }),
  ],
  [
    'parts-circle',
    'zhaoqing-5g-base-stations',
    'a total that is a part of itself',
    withIndicator('zhaoqing-5g-base-stations', { parts: ['zhaoqing-5g-base-stations'] }),
  ],
  [
    'region-circle',
    '440000',
    'a province that lies in one of its cities',
    {
      ...catalogue,
      regions: catalogue.regions.map((one) => (one.code === '440000' ? { ...one, parent: '441200' } : one)),
    },
  ],
  [
    'dangling-scope',
    'zhaoqing-2024',
    'a board of an unknown region',
    {
      ...catalogue,
      boards: catalogue.boards.map((one) => (one.id === 'zhaoqing-2024' ? { ...one, scope: '441299' } : one)),
    },
  ],
  ['duplicate-id', stations, 'two targets of one id', withAnother(stations, {})],
  ['bad-id', '5G基站', 'an id in other letters', withTarget(stations, { id: '5G基站' })],
  [
    'contradiction',
    stations,
    'another figure for the same thing',
    withAnother(stations, { id: 'other', value: '9000' }),
  ],
  [
    'duplicate-target',
    stations,
    'the same commitment as a second target',
    withAnother(stations, { id: 'other' }),
  ],
]

describe('checkCatalogue', () => {
  it('finds no error in the catalogue', () => {
    expect(checkCatalogue(catalogue).errors).toEqual([])
  })

  it.each(broken)('reports %s on %s for %s', (code, subject, _what, wrong) => {
    expect(checkCatalogue(wrong).errors).toContainEqual(expect.objectContaining({ code, subject }))
  })

  it('says every error in Chinese', () => {
    const messages = broken.flatMap(([, , , wrong]) =>
      checkCatalogue(wrong).errors.map(({ message }) => message),
    )
    expect(messages.filter((message) => !/\p{Script=Han}/u.test(message))).toEqual([])
  })

  it.each([
    ['no-baseline', 'zhuhai-2025-core-share-of-gdp'],
    ['undetermined-basis', 'zhuhai-2025-smart-manufacturing-zone'],
    ['no-due-date', 'zhaoqing-2024-noise-monitoring'],
    ['assumed-lead', 'zhaoqing-2024-green-pv-towns'],
    ['assumed-lead', '002-c01'],
    ['assumed-span', 'qingyuan-2022-technology-centres'],
    ['implied', 'guangdong-2022-elderly-database'],
    ['soft', 'zhuhai-2025-science-infrastructures'],
    ['softened', 'zhaoqing-2024-4k-viewers'],
    ['citation', 'zhaoqing-2024-5g-base-stations'],
    ['counting-rule', 'national-5g-users'],
    ['assumed-scheme', 'indicators'],
    ['doubt', '000:三(十七)'],
    ['doubt', '000-r02'],
    ['doubt', 'zhuhai-2022-digital-economy'],
  ])('remarks %s on %s', (code, subject) => {
    expect(checkCatalogue(catalogue).remarks).toContainEqual(expect.objectContaining({ code, subject }))
  })

  it('says of a scheme only what is assumed', () => {
    const printed = { ...catalogue, indicators: catalogue.indicators.filter((one) => !one.schemeAssumed) }
    expect(checkCatalogue(printed).remarks.filter(({ code }) => code === 'assumed-scheme')).toEqual([])
  })

  it('names a lead that nobody knows by its id, and a citation without an entry by what it says', () => {
    const citations = [{ ...cited[0]!, remark: '印“以上”' }]
    const changed = withTarget(stations, { leadAssumed: true, organisations: ['nobody'], citations })
    expect(checkCatalogue(changed).remarks).toEqual(
      expect.arrayContaining([
        { code: 'assumed-lead', subject: stations, message: '未印牵头，推定nobody' },
        { code: 'citation', subject: stations, message: '印“以上”' },
      ]),
    )
  })

  it('remarks no baseline only where the way from one is measured', () => {
    const remarked = checkCatalogue(catalogue).remarks.filter(({ code }) => code === 'no-baseline')
    const measured = catalogue.targets.filter(({ basis }) => ['stock', 'ratio', 'coverage'].includes(basis))
    expect(remarked.map(({ subject }) => subject)).toEqual(measured.map(({ id }) => id))
  })
})
