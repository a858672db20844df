import { describe, expect, it } from 'vitest'
import { judgedChanges } from '#metrics/consequences/judged-changes.ts'
import { catalogue } from '#seeds/catalogue.ts'

const target = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
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
    expect(fieldsOf({ amendments: [{ document: 'notice', clause: '一', act: 'adjusted' }] })).toEqual([])
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

  it('Z-9 tells every light rule, and no other kind', () => {
    const rule = { kind: 'light-rule', id: 'xushi-2', before: null, after: catalogue.lightRules[0]! }
    expect(judgedChanges([rule])).toEqual([{ ...rule, fields: [] }])
    for (const before of [null, { value: '8000' }])
      expect(judgedChanges([{ kind: 'organisation', id: 'x', before, after: { value: '8200' } }])).toEqual([])
  })
})
