import { describe, expect, it } from 'vitest'
import type { TargetDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, indicatorOf, makeDraft, makeTarget, planOf, read } from './make-draft.ts'

describe('draftPlan, of what is reported apart from targets', () => {
  it('D-6 D-7 D-8 takes what is reported apart from the target: till when, from when a figure exists, when it is closed', () => {
    const scheme = { releaseMonths: '2', lockDays: '15', collectedTo: '长期', start: '2023年' }
    expect(indicatorOf(scheme)).toMatchObject({
      ...{ releaseMonths: 2, lockDays: 15, collected: { from: '2023-01-01' } },
    })
    expect(indicatorOf({ collectedTo: '2026年底', releaseMonths: '0' })).toMatchObject({
      collected: { from: '2024-01-01', to: '2026-12-31' },
    })
    const faults = (part: TargetDraft) => faultsOf(makeDraft({ targets: [makeTarget(part)] }))
    expect(faults({ collectedTo: '永远' })).toEqual([
      ['targets', 0, 'collectedTo', '“永远”不是日期，请写成 2025-12-31、2025年6月或 2025年底。'],
    ])
    expect(faults({ lockDays: '2' })).toEqual([
      ['targets', 0, 'lockDays', '期后第2个工作日关账，早于第6个工作日的报送期限。'],
    ])
  })

  it('D-9 says what is overdue at once, unless the plan says from when on is reported', () => {
    const detail =
      '发布后，2024-01-01以来已结束的各期就算未报、逾期。要从某一期起才报送，请填“开始报送”，此前的数可以导入。'
    const remarksOn = (today: string, reportFrom?: string) =>
      read(
        makeDraft({ document: { ...makeDraft().document, ...(reportFrom !== undefined && { reportFrom }) } }),
        {
          today,
        },
      ).remarks.map((one) => one.detail)
    expect(remarksOn('2024-02-01')).toContain(detail)
    expect(remarksOn('2024-01-31')).not.toContain(detail)
    expect(remarksOn('2024-10-10', '2024年10月')).not.toContain(detail)
    const from = planOf(makeDraft({ document: { ...makeDraft().document, reportFrom: '2024年10月' } }))
    expect(from.records.indicators[0]).toMatchObject({ owedFrom: '2024-10-01' })
  })
})
