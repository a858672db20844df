import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { checkOrganisationAllocation } from '#metrics/evaluation/allocation.ts'
import { draftOfTexts, textsOf } from '#metrics/planning/tables/cell-text.ts'
import { withHandedRows } from '#metrics/planning/tables/handed-rows.ts'
import { faultsOf, makeDraft, makeTarget, planOf } from './make-draft.ts'

const first = planOf(makeDraft())
const whole = indexCatalogue(first.catalogue).targets.get('350200-2024-1')!
const bureau = '市工业和信息化局'
const education = { name: '市教育局' }
const parts = [
  { region: '厦门市', organisation: bureau, value: '1800' },
  { region: '厦门市', organisation: education.name, value: '1200' },
]
const organisations = [...makeDraft().organisations, education]

describe('a target that is handed down to organisations', () => {
  it('H-7 is published as a target for each, on an indicator of its own which the organisation reports', () => {
    const notice = makeDraft({
      ...{ document: { ...makeDraft().document, title: '任务分解表' }, targets: [], organisations },
    })
    const texts = textsOf(notice)
    const targets = withHandedRows(texts.targets, whole, { parts, own: false })
    const index = indexCatalogue(planOf(draftOfTexts({ ...texts, targets }), first.catalogue).catalogue)
    const handed = index.partsOf('350200-2024-1')
    const name = (id: string) => index.organisations.get(id)?.name
    expect(
      handed.map(({ record, target: { indicator } }) => [
        ...[record.name, record.value, record.due, record.organisations.map(name)],
        ...[name(indicator.reporter), indicator.frequency, indicator.accumulation, indicator.decimals],
      ]),
    ).toEqual([
      [`上云企业数（${bureau}）`, '1800', '2024-12-31', [bureau], bureau, 'M', 'year-to-date', 0],
      ['上云企业数（市教育局）', '1200', '2024-12-31', ['市教育局'], '市教育局', 'M', 'year-to-date', 0],
    ])
    expect(
      checkOrganisationAllocation(
        whole.target,
        handed.map(({ target }) => target),
      ),
    ).toMatchObject({ allocated: '3000', state: 'exact' })
    expect(index.targets.get('350200-2024-1')).toEqual(whole)
  })

  it('H-7 may be a row of the same draft, by its name; handed down anew, its rows are replaced', () => {
    const texts = textsOf({ ...first.filled, organisations })
    const once = withHandedRows(texts.targets, whole, { parts, own: true })
    const [one] = parts
    const targets = withHandedRows(once, whole, { parts: [{ ...one!, value: '2000' }], own: true })
    const { catalogue: joined } = planOf(draftOfTexts({ ...texts, targets }), first.catalogue)
    expect(joined.targets.map(({ value, partOf }) => [value, partOf])).toEqual([
      ['3000', undefined],
      ['1200', '350200-2024-1'],
      ['2000', '350200-2024-1'],
    ])
  })

  it('H-7 is refused where there is no such target, or the part is unlike it', () => {
    const rows = (part: object) =>
      makeDraft({
        targets: [makeTarget(), makeTarget({ name: '上云企业数（局）', partOf: '上云企业数', ...part })],
      })
    expect(faultsOf(rows({}))).toEqual([])
    expect(faultsOf(rows({ partOf: '没有的' }))).toEqual([
      ['targets', 1, 'partOf', '目标表和别的计划里都没有“没有的”，请填被分解的目标的名称。'],
    ])
    expect(faultsOf(rows({ basis: '期末存量' })).map(([table, at, field]) => [table, at, field])).toEqual([
      ['targets', 1, 'partOf'],
    ])
  })

  it('W-11 hands the levels of review down with the target', () => {
    const indicator = { ...whole.target.indicator, reviewLevels: ['county', 'city'] as const }
    const byLevels = { ...whole, target: { ...whole.target, indicator } }
    const [row] = withHandedRows([], byLevels, { parts: parts.slice(0, 1), own: true })
    expect(row?.['reviewLevels']).toBe('县级、市级')
  })

  it('D-7 D-8 hands down from when on a figure exists and when its period is closed', () => {
    const indicator = { ...whole.target.indicator, releaseMonths: 2, lockDays: 15 }
    const late = { ...whole, target: { ...whole.target, indicator } }
    const [row] = withHandedRows([], late, { parts: parts.slice(0, 1), own: true })
    expect(row).toMatchObject({ releaseMonths: '2', lockDays: '15' })
  })

  it('H-7 hands down neither deadline nor levels of an indicator that nobody owes', () => {
    const { indicator } = whole.target
    const published = { ...whole, target: { ...whole.target, indicator: { ...indicator, reportDays: null } } }
    const [row] = withHandedRows([], published, { parts: parts.slice(0, 1), own: true })
    expect(row).not.toHaveProperty('reportDays')
    expect(row).not.toHaveProperty('reviewLevels')
    expect(row).toMatchObject({ reporter: bureau, partOf: '上云企业数', region: '厦门市' })
  })
})
