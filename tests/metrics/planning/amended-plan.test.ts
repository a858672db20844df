import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { planLacks } from '#metrics/planning/plan-lacks.ts'
import type { SharedDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, makeDraft, planOf, read } from './make-draft.ts'

const first = planOf(makeDraft())
const notice = (shared: SharedDraft[]) =>
  makeDraft({
    document: { ...makeDraft().document, title: '关于调整部分目标的通知' },
    clauses: [{ path: '一' }],
    targets: [],
    shared,
  })
const row = (part: SharedDraft): SharedDraft => ({ target: '上云企业数', clause: '一', ...part })

describe('draftPlan, of targets of other plans', () => {
  it('T-4 adjusts a target: it has the new figure and the document among its citations', () => {
    const second = planOf(notice([row({ act: '调整', value: '3,600', due: '2025年6月' })]), first.catalogue)
    expect(second.catalogue.targets).toMatchObject([
      {
        id: '350200-2024-1',
        value: '3600',
        due: '2025-06-30',
        printed: { value: '3000', due: '2024-12-31' },
        amendments: [{ document: '350200-plan-2', clause: '一', act: 'adjusted' }],
        citations: [{ document: '350200-plan-1' }, { document: '350200-plan-2', clause: '一' }],
      },
    ])
    // The plan itself is published again with another figure, and the adjusted target stays in force.
    const draft = { ...first.filled, targets: [{ ...first.filled.targets[0], value: '3200' }] }
    expect(planOf(draft, second.catalogue).catalogue.targets).toMatchObject([
      { value: '3600', printed: { value: '3200' }, citations: [{}, {}] },
    ])
    const told = read(draft, { standing: second.catalogue }).remarks.map(({ detail }) => detail)
    expect(told).toContain('已由《关于调整部分目标的通知》调整，按它的 3600 评；这里改的是原定的数。')
    // The notice without the row restores the printed figure.
    const back = planOf({ ...second.filled, shared: [] }, second.catalogue)
    expect(back.records.targets).toEqual(first.catalogue.targets)
    expect(back.catalogue.targets).toEqual(first.catalogue.targets)
  })

  it('T-4 withdraws a target: it is judged no more, stands in no other’s way, and lacks nothing', () => {
    const second = planOf(notice([row({ act: '撤销' })]), first.catalogue)
    expect(second.catalogue.targets).toMatchObject([{ value: '3000', amendments: [{ act: 'withdrawn' }] }])
    const index = indexCatalogue(second.catalogue)
    expect(index.targetsIn('350200-plan-1')).toEqual([])
    expect(index.targetsOn('350200-1', '350200')).toEqual([])
    const known = { reports: () => false, unreviewed: () => [], hasBaseline: () => false }
    expect(planLacks(second.catalogue, '350200-plan-1', known)).toEqual([])
    // A commitment that was made before can be made again.
    const anew = notice([])
    const again = { ...anew, targets: [{ ...first.filled.targets[0], slug: 'anew', indicator: '350200-1' }] }
    expect(faultsOf(again, first.catalogue).map(([table, , field]) => [table, field])).toEqual([
      ['document', 'value'],
    ])
    expect(faultsOf(again, second.catalogue)).toEqual([])
  })

  it('T-4 tells at its cell what an adjustment lacks, and what is filled in where nothing is adjusted', () => {
    expect(faultsOf(notice([row({ act: '调整' })]), first.catalogue)).toEqual([
      ['shared', 0, 'value', '调整目标请填新的目标值，或新的完成期限。'],
    ])
    expect(faultsOf(notice([row({ value: '3600' })]), first.catalogue)).toEqual([
      ['shared', 0, 'act', '填了新的目标值或期限，请在“处理”填“调整”；只引用或撤销的，请把它们留空。'],
    ])
    expect(faultsOf(notice([row({ act: '调整', due: '2023年底' })]), first.catalogue)).toEqual([
      ['shared', 0, 'due', '期限2023-12-31早于起点2024-01-01。'],
    ])
    const ranged = planOf(notice([row({ act: '调整', high: '4000' })]), first.catalogue)
    expect(ranged.catalogue.targets).toMatchObject([{ value: '3000', high: '4000' }])
  })

  it('T-4 changes a target from the day on which the notice was signed; before that day it stands as printed', () => {
    const signed = (draft: ReturnType<typeof notice>) => ({
      ...draft,
      document: { ...draft.document, signed: '2024年10月25日' },
    })
    const { catalogue: joined } = planOf(
      signed(notice([row({ act: '调整', value: '3,600' })])),
      first.catalogue,
    )
    const index = indexCatalogue(joined)
    const valueOn = (day: string) => index.on(day).targets.get('350200-2024-1')?.record.value
    expect(['2024-10-24', '2024-10-25'].map(valueOn)).toEqual(['3000', '3600'])
    expect(index.on('2024-10-25')).toBe(index)
    expect(index.on('2024-10-24').on('2024-11-30')).toBe(index)
    expect([index.changesByDay, indexCatalogue(first.catalogue).changesByDay]).toEqual([true, false])
    const gone = indexCatalogue(planOf(signed(notice([row({ act: '撤销' })])), first.catalogue).catalogue)
    const standing = (day: string) => gone.on(day).targetsIn('350200-plan-1')?.length
    expect(['2024-10-24', '2024-10-25'].map(standing)).toEqual([1, 0])
  })

  it('Z-2 hands a target down: its indicator is collected there too, and stays so when its own plan is published again', () => {
    const handed = (region: string) => ({
      ...notice([]),
      targets: [{ ...first.filled.targets[0], slug: 'handed', indicator: '350200-1', region, value: '800' }],
    })
    const second = planOf(handed('思明区'), first.catalogue)
    expect(second.records.indicators).toMatchObject([{ id: '350200-1', regions: ['350200', '350203'] }])
    const again = planOf(
      { ...first.filled, document: { ...first.filled.document, shortTitle: '再发' } },
      second.catalogue,
    )
    expect(again.catalogue.indicators).toMatchObject([{ regions: ['350200', '350203'] }])
    // A region is refused where the indicator is not collected.
    expect(
      faultsOf(handed('福建省'), first.catalogue).map(([table, at, field]) => [table, at, field]),
    ).toEqual([['targets', 0, 'region']])
  })
})
