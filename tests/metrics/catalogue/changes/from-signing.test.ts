import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { beforeSigning, documentsFromSigning, signingDays } from '#metrics/catalogue/changes/from-signing.ts'
import { catalogue } from '#seeds/catalogue.ts'

const whole = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const plan = catalogue.documents.find(({ id }) => id === whole.citations[0]!.document)!
const cite = (document: string, more: Partial<TargetRecord>): TargetRecord => ({
  ...whole,
  id: `${document}-${more.region ?? whole.region}`,
  citations: [{ document, clause: '一' }],
  ...more,
})
const notice = { ...plan, id: 'notice', signed: '2024-08-16' }
const handed = cite('notice', { region: '441202' })
const withTargets = (targets: readonly TargetRecord[], documents = [notice]): Catalogue => ({
  ...catalogue,
  documents: [...catalogue.documents, ...documents],
  targets: [...catalogue.targets, ...targets],
})

describe('documentsFromSigning (T-4)', () => {
  it('has later ones that hand a target down to a region below', () => {
    expect([...documentsFromSigning(withTargets([handed]))]).toEqual(['notice'])
    expect(signingDays(withTargets([handed]))).toEqual([{ document: 'notice', from: '2024-08-16' }])
    const undated = { ...notice, signed: undefined }
    expect(documentsFromSigning(withTargets([handed], [undated as never])).size).toBe(0)
  })

  it('has none of the shipped plans, no earlier one, none with a target of its own above, none for a region beside', () => {
    expect(documentsFromSigning(catalogue).size).toBe(0)
    const earlier = { ...notice, signed: '2020-01-01' }
    expect(documentsFromSigning(withTargets([handed], [earlier])).size).toBe(0)
    expect(documentsFromSigning(withTargets([handed, cite('notice', {})])).size).toBe(0)
    expect(documentsFromSigning(withTargets([cite('notice', { region: '440100' })])).size).toBe(0)
  })

  it('has those that amend a target', () => {
    const amended = cite('other', {
      amendments: [{ document: 'notice', clause: '一', act: 'adjusted', value: '9000' }],
    })
    expect([...documentsFromSigning(withTargets([amended]))]).toEqual(['notice'])
  })
})

describe('beforeSigning (T-4)', () => {
  it('leaves out what a document alone states, and nothing that another states too', () => {
    const citedTwice = { ...whole, citations: [...whole.citations, { document: 'notice', clause: '一' }] }
    expect(beforeSigning([citedTwice, handed, { ...whole, citations: [] }], new Set(['notice']))).toEqual([
      citedTwice,
      { ...whole, citations: [] },
    ])
  })
})

describe('the index of a day before a target was handed down', () => {
  it('T-4 judges it from the day of the signing on', () => {
    const index = indexCatalogue(withTargets([handed]))
    const has = (day: string) => index.on(day).targets.has(handed.id)
    expect(['2024-08-15', '2024-08-16', '2024-12-31'].map(has)).toEqual([false, true, true])
    expect(index.on('2024-08-15').targets.has(whole.id)).toBe(true)
  })
})
