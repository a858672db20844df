import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { FormKind } from '#metrics/planning/tables/records/field.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { isFormKind, linesFound, recordLines } from '#web/plans/records/record-lines.ts'

const index = indexCatalogue(catalogue)
const listed = (kind: FormKind, ...records: readonly (readonly [id: string, name: string, gone?: true])[]) =>
  recordLines(
    kind,
    records.map(([id, name, withdrawn = false]) => ({ id, name, version: 1, withdrawn })),
    index,
  )
const aboutOf = (kind: FormKind, id: string) => listed(kind, [id, id])[0]!.about.replace(/\s/g, ' ')

describe('the list of the records of a kind', () => {
  it('is sorted by pinyin, with those that are withdrawn at the end', () => {
    const lines = listed('board', ['a', '肇庆'], ['b', '安徽', true], ['c', '广州'], ['d', '北京'])
    expect(lines.map(({ name }) => name)).toEqual(['北京', '广州', '肇庆', '安徽'])
  })

  it('tells records of one name apart', () => {
    expect(aboutOf('target', 'zhaoqing-2024-5g-base-stations')).toBe('肇庆市 · 不少于 8,000 座 · 2024-12-31')
    expect(aboutOf('indicator', 'zhaoqing-5g-base-stations')).toBe('座 · 每月 · 肇庆市工业和信息化局')
    expect(aboutOf('organisation', 'zhaoqing-gongxin')).toBe('肇庆市')
    expect(aboutOf('region', '441203')).toBe('441203 · 肇庆市')
    expect(aboutOf('board', 'zhaoqing-2024')).toBe('肇庆市')
    expect(aboutOf('milestone', catalogue.milestones[0]!.id)).toMatch(/^.+ · \d{4}-\d{2}-\d{2}$/)
    const numbered = catalogue.documents.find(({ number }) => number !== undefined)!
    expect(aboutOf('document', numbered.id)).toContain(numbered.number)
    for (const kind of ['target', 'indicator', 'organisation', 'milestone', 'document', 'board'] as const)
      expect(aboutOf(kind, 'nothing')).toBe('')
  })

  it('is searched by names, everyday names and ids, all words together', () => {
    const lines = listed(
      'organisation',
      ['zhaoqing-gongxin', '市工业和信息化局'],
      ['zhaoqing-tongban', '市通信办'],
    )
    const found = (sought: string) => linesFound(lines, sought).map(({ id }) => id)
    expect(found('工信')).toEqual(['zhaoqing-gongxin'])
    expect(found(' 肇庆 GONGXIN ')).toEqual(['zhaoqing-gongxin'])
    expect(found('')).toHaveLength(2)
    expect(found('工信 教育')).toEqual([])
  })

  it('is of the kinds that a form changes', () => {
    expect([isFormKind('target'), isFormKind('light-rule')]).toEqual([true, false])
  })
})
