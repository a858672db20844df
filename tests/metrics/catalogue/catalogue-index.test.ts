import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import { makeScheme } from '../evaluation/make-scheme.ts'

const target = (id: string, indicator: string, region: string, document: string): TargetRecord => ({
  id,
  indicator,
  region,
  name: id,
  basis: 'stock',
  comparator: '>=',
  value: '8000',
  start: '2024-01-01',
  due: '2024-12-31',
  citations: [{ document, clause: '五(二十五)' }],
  kind: 'hard',
  spanAssumed: false,
  organisations: [],
  leadAssumed: false,
  softeners: [],
  remarks: [],
})

const catalogue: Catalogue = {
  documents: [
    {
      id: 'zhaoqing-2024',
      kind: 'policy',
      title: '要点',
      shortTitle: '要点',
      issuers: [],
      region: '441200',
      horizon: '2024-12-31',
      leadRule: '',
      clauses: [],
      duties: [],
      remarks: [],
    },
  ],
  indicators: [
    {
      id: 'stations',
      name: '5G基站',
      unit: '座',
      decimals: 0,
      direction: 'higher',
      frequency: 'M',
      accumulation: 'level',
      reportDays: 6,
      reporter: 'gongxin',
      reporterAssumed: false,
      regions: ['441200'],
      schemeAssumed: true,
    },
  ],
  targets: [
    target('city', 'stations', '441200', 'zhaoqing-2024'),
    target('city-too', 'stations', '441200', 'elsewhere'),
    target('province', 'stations', '440000', 'zhaoqing-2024'),
  ],
  milestones: [],
  regions: [
    { code: '440000', name: '广东省', level: 'province' },
    { code: '441200', name: '肇庆市', level: 'city', parent: '440000' },
  ],
  organisations: [{ id: 'gongxin', name: '市工信局', aliases: [], region: '441200', collective: false }],
  lightRules: [
    { ...xushi1, from: '2021-01-01' },
    { ...yinchuan2025, from: '2025-01-01' },
  ],
  calendarYears: [{ year: 2024, holidays: [], workdays: [], source: '国办发明电〔2023〕7号' }],
  boards: [],
  disclosures: [{ id: 'base-stations', level: 'shared' }],
  reforms: [],
  evaluationSchemes: [
    { ...makeScheme(), version: 1, grounds: '考核办法', over: 'regions', participants: ['441200'] },
  ],
}

const index = indexCatalogue(catalogue)
const ids = (scope: string) => index.targetsIn(scope)?.map(({ record }) => record.id)

describe('indexCatalogue', () => {
  it('finds the targets of a region and below', () => {
    expect(ids('440000')).toEqual(['city', 'city-too', 'province'])
    expect(ids('441200')).toEqual(['city', 'city-too'])
  })

  it('finds the targets that a document states, wherever they lie', () => {
    expect(ids('zhaoqing-2024')).toEqual(['city', 'province'])
  })

  it('knows no targets of an unknown scope, and gives the same answer twice', () => {
    expect(ids('999999')).toBeUndefined()
    expect(index.targetsIn('441200')).toBe(index.targetsIn('441200'))
  })

  it('finds the targets on one indicator in one region', () => {
    expect(index.targetsOn('stations', '441200').map(({ target: { id } }) => id)).toEqual([
      'city',
      'city-too',
    ])
    expect(index.targetsOn('stations', '440300')).toEqual([])
  })

  it('finds a target with its indicator, an organisation and an evaluation scheme by their ids', () => {
    expect(index.targets.get('city')?.target.indicator.unit).toBe('座')
    expect(index.organisations.get('gongxin')?.name).toBe('市工信局')
    expect(index.evaluationSchemes.get('scheme')?.over).toBe('regions')
  })

  it('has the light rule of a day, each rule by its id, and the calendar’s years', () => {
    expect(['2024-12-31', '2025-01-01'].map((at) => index.lightRuleAt(at).id)).toEqual([
      'xushi-1',
      'yinchuan-2025',
    ])
    expect(index.lightRules.get('yinchuan-2025')?.from).toBe('2025-01-01')
    expect(index.calendar.years.map(({ year }) => year)).toEqual([2024])
  })

  it('tells what lies within what, itself included', () => {
    expect(index.within('441200', '440000')).toBe(true)
    expect(index.within('441200', '441200')).toBe(true)
    expect(index.within('440000', '441200')).toBe(false)
  })

  it('refuses a target whose indicator is missing', () => {
    const broken = { ...catalogue, targets: [target('lost', 'unknown', '441200', 'zhaoqing-2024')] }
    expect(() => indexCatalogue(broken)).toThrow('lost')
  })
})
