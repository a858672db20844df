import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { filingId, firstDeadline, owedBy, parseFilingId } from '#metrics/reporting/owed-cells.ts'
import { makeIndicator } from '../make-target.ts'

const index = indexCatalogue({
  documents: [],
  indicators: [
    makeIndicator({ id: 'own', reporter: 'gongxin', frequency: 'Q', regions: ['441200', '441202'] }),
    makeIndicator({ id: 'other', reporter: 'fagai', frequency: 'Q', regions: ['441200'] }),
    makeIndicator({
      id: 'nobody',
      reporter: 'gongxin',
      frequency: 'Q',
      regions: ['441202'],
      reportDays: null,
    }),
  ],
  targets: ['own', 'other', 'nobody'].map((indicator) => ({
    ...{ id: `t-${indicator}`, indicator, region: '441200', name: indicator, basis: 'stock' as const },
    ...{ comparator: '>=' as const, value: '8000', citations: [], kind: 'hard' as const, spanAssumed: false },
    ...{
      organisations: [],
      leadAssumed: false,
      softeners: [],
      remarks: [],
      start: '2024-01-01',
      due: '2024-12-31',
    },
  })),
  milestones: [],
  organisations: [],
  regions: [
    { code: '441200', name: '肇庆市', level: 'city' },
    { code: '441202', name: '端州区', parent: '441200', level: 'county' },
  ],
  lightRules: [],
  calendarYears: [],
  evaluationSchemes: [],
  boards: [],
  disclosures: [],
  reforms: [],
})

describe('owedBy', () => {
  it('is what an organisation owes of its own indicators, as far as the regions reach', () => {
    const owed = owedBy(index, { organisation: 'gongxin', regions: ['441202'] }, '2024-07-31')
    expect(owed.map(({ periodText, cells }) => [periodText, cells.map(({ region }) => region)])).toEqual([
      ['2024-Q1', ['441202']],
      ['2024-Q2', ['441202']],
    ])
    expect(owedBy(index, { organisation: 'gongxin', regions: ['440000'] }, '2024-07-31')).toEqual([])
  })
})

it('names a filing by organisation and period, and reads the name', () => {
  expect(filingId('zhaoqing-gongxin', '2024-M09')).toBe('zhaoqing-gongxin-2024-M09')
  expect(parseFilingId('zhaoqing-gongxin-2024-M09')).toEqual({
    organisation: 'zhaoqing-gongxin',
    period: '2024-M09',
  })
  expect(parseFilingId('zhaoqing-2024')).toEqual({ organisation: 'zhaoqing', period: '2024' })
  expect(parseFilingId('zhaoqing')).toBeUndefined()
})

it('has the first deadline of its cells', () => {
  const cells = ['2024-12-14', '2024-12-08'].map((deadline) => ({ deadline }))
  expect([firstDeadline(cells), firstDeadline([])]).toEqual(['2024-12-08', undefined])
})
