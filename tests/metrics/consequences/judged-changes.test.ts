import { describe, expect, it } from 'vitest'
import { judgedChanges as judged, type RecordChanged } from '#metrics/consequences/judged-changes.ts'
import { catalogue } from '#seeds/catalogue.ts'

const target = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
/** The judged changes, where only the document `notice` amends targets. */
const judgedChanges = (changes: readonly RecordChanged[]) => judged(changes, (id) => id === 'notice')
const fieldsOf = (change: object) =>
  judgedChanges([{ kind: 'target', id: target.id, before: target, after: { ...target, ...change } }]).map(
    ({ fields }) => fields,
  )

describe('judgedChanges', () => {
  it('Z-9 tells the fields of a target in force that lights hang on', () => {
    expect(fieldsOf({ value: '8200', due: '2024-11-30', name: '基站数' })).toEqual([['value', 'due']])
    expect(fieldsOf({ baseline: '7000' })).toEqual([['baseline']])
    expect(fieldsOf({ plan: { kind: 'linear' } })).toEqual([['plan']])
  })

  it('Z-9 tells that a notice withdraws a target, or takes that back, and no other citation', () => {
    const withdrawn = { amendments: [{ document: 'notice', clause: '一', act: 'withdrawn' }] }
    expect(fieldsOf(withdrawn)).toEqual([['amendments']])
    const back = { kind: 'target', id: target.id, before: { ...target, ...withdrawn }, after: target }
    expect(judgedChanges([back]).map(({ fields }) => fields)).toEqual([['amendments']])
  })

  it('Z-9 tells another document or figure between the printed one and the last, and no other clause', () => {
    const amended = (document: string, clause = '一', printed = '8000') => ({
      ...{ ...target, value: '9000', printed: { value: printed } },
      amendments: [{ document, clause, act: 'adjusted', value: '9000' }],
    })
    const changed = (after: object) =>
      judgedChanges([{ kind: 'target', id: target.id, before: amended('notice'), after }])
    expect(changed(amended('other'))).toMatchObject([{ fields: ['amendments'] }])
    expect(changed(amended('notice', '一', '7000'))).toMatchObject([{ fields: ['amendments'] }])
    expect(changed(amended('notice', '二'))).toEqual([])
  })

  it('Z-9 tells another day of a document that amends targets, and nothing else of documents', () => {
    const document = { id: 'notice', title: '通知', signed: '2024-10-25' }
    const documentFields = (id: string, before: object | null, after: object | null) =>
      judgedChanges([{ kind: 'document', id, before, after }]).map(({ fields }) => fields)
    const moved = { ...document, signed: '2024-10-10' }
    const { signed: _, ...undated } = document
    expect(documentFields('notice', document, moved)).toEqual([['signed']])
    expect(documentFields('notice', undated, document)).toEqual([['signed']])
    expect(documentFields('plan', document, moved)).toEqual([])
    expect(documentFields('notice', document, { ...document, title: '另一个通知' })).toEqual([])
    expect([
      ...documentFields('notice', null, document),
      ...documentFields('notice', document, null),
    ]).toEqual([])
  })

  it('Z-9 leaves names, remarks and leads to one person', () => {
    expect(fieldsOf({ name: '基站数', remarks: ['见附件'], organisations: [] })).toEqual([])
  })

  it('Z-9 tells a target that goes, and none that is new', () => {
    const kind = 'target'
    expect(judgedChanges([{ kind, id: target.id, before: target, after: null }])).toMatchObject([
      { fields: [] },
    ])
    expect(judgedChanges([{ kind, id: 'new', before: null, after: target }])).toEqual([])
  })

  it('Z-9 tells an indicator that is read, awaited or computed differently, and none that is new or goes', () => {
    const indicator = catalogue.indicators.find(({ id }) => id === target.indicator)!
    const indicatorFields = (before: object | null, after: object | null) =>
      judgedChanges([{ kind: 'indicator', id: indicator.id, before, after }]).map(({ fields }) => fields)
    const formula = { kind: 'sum', of: ['a', 'b'] }
    expect(indicatorFields(indicator, { ...indicator, reportDays: 15, formula })).toEqual([
      ['reportDays', 'formula'],
    ])
    const byCounty = { ...indicator, reviewLevels: ['county'] }
    expect(indicatorFields({ ...indicator, reviewLevels: ['county', 'city'] }, byCounty)).toEqual([
      ['reviewLevels'],
    ])
    expect(
      indicatorFields({ ...indicator, formula }, { ...indicator, formula: { ...formula, of: ['b', 'a'] } }),
    ).toEqual([['formula']])
    for (const change of [{ unit: '百座' }, { direction: 'lower' }, { frequency: 'Q' }, { preferred: 'x' }])
      expect(indicatorFields(indicator, { ...indicator, ...change })).toEqual([Object.keys(change)])
    expect(indicatorFields(indicator, { ...indicator, negative: true })).toEqual([['negative']])
    const source = { producer: '工业和信息化部' }
    expect(
      indicatorFields(indicator, { ...indicator, name: '基站', decimals: 1, reporter: 'x', source }),
    ).toEqual([])
    expect([...indicatorFields(null, indicator), ...indicatorFields(indicator, null)]).toEqual([])
  })

  it('Z-9 tells the days of a year’s calendar, also of a new one, and not its source', () => {
    const year = { year: 2027, source: '通知', holidays: ['2027-01-01'], workdays: [] }
    const calendarFields = (before: object | null, after: object | null) =>
      judgedChanges([{ kind: 'calendar-year', id: '2027', before, after }]).map(({ fields }) => fields)
    expect(calendarFields(null, year)).toEqual([['holidays']])
    expect(calendarFields(year, null)).toEqual([['holidays']])
    expect(calendarFields(year, { ...year, workdays: ['2027-01-03'] })).toEqual([['workdays']])
    expect(calendarFields(year, { ...year, source: '国务院办公厅通知' })).toEqual([])
    expect(calendarFields(null, { ...year, holidays: [] })).toEqual([])
  })

  it('Z-9 tells every light rule, and no other kind', () => {
    const rule = { kind: 'light-rule', id: 'xushi-2', before: null, after: catalogue.lightRules[0]! }
    expect(judgedChanges([rule])).toEqual([{ ...rule, fields: [] }])
    for (const before of [null, { value: '8000' }])
      expect(judgedChanges([{ kind: 'organisation', id: 'x', before, after: { value: '8200' } }])).toEqual([])
  })
})
