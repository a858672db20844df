import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { documentOutline } from '#web/catalogue/document-outline.ts'

const index = indexCatalogue(catalogue)
const zhaoqing = index.documents.get('zhaoqing-2024-digital-economy')!

describe('documentOutline', () => {
  it('lists every clause of a document, with or without targets', () => {
    expect(documentOutline(index, zhaoqing, '').clauses).toHaveLength(41)
  })

  it('lists a target under each document that commits to it', () => {
    const other = index.documents.get('zhaoqing-2024-digital-zhaoqing')!
    const listed = [zhaoqing, other].map((document) =>
      documentOutline(index, document, '').clauses.some(({ targets }) =>
        targets.some(({ id }) => id === 'zhaoqing-2024-enterprises-transforming'),
      ),
    )
    expect(listed).toEqual([true, true])
  })

  it('finds by name and organisation together, and leaves out what lacks either', () => {
    const found = documentOutline(index, zhaoqing, '5G 工业和信息化').clauses.flatMap(
      ({ targets }) => targets,
    )
    expect(found.length).toBeGreaterThan(0)
    expect(documentOutline(index, zhaoqing, '5G 中医药').clauses.flatMap(({ targets }) => targets)).toEqual(
      [],
    )
  })

  it('finds an organisation by what the documents call it: 市工信局 is 市工业和信息化局', () => {
    const named = (sought: string) =>
      documentOutline(index, zhaoqing, sought).clauses.flatMap(({ targets }) => targets.map(({ id }) => id))
    expect(named('5G 工信')).toContain('zhaoqing-2024-5g-base-stations')
    expect(named('5G 市工信局')).toEqual(named('5G 工信'))
  })

  it('finds a target by its entry in the hand-made catalogue', () => {
    const found = documentOutline(index, zhaoqing, '000-A04')
    expect(found.clauses.flatMap(({ targets }) => targets.map(({ id }) => id))).toContain(
      'zhaoqing-2024-enterprises-transforming',
    )
  })
})
