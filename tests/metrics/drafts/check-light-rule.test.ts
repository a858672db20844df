import { describe, expect, it } from 'vitest'
import { lightRuleFaults } from '#metrics/drafts/check-light-rule.ts'
import type { LightRuleDraft } from '#metrics/drafts/check-light-rule.ts'
import { xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'

const draft: LightRuleDraft = {
  name: '序时规则（第2版）',
  from: '2026-12-01',
  basis: '市政府2026年第12次常务会议纪要',
  cuts: { onSchedule: { from: -5 }, behind: { from: -15 } },
}
const kept = { today: '2026-11-21', rules: [{ ...xushi1, from: '2021-01-01' }, yinchuan2025] }

const faults = (part: Partial<LightRuleDraft>) => lightRuleFaults({ ...draft, ...part }, kept)
const cuts = (
  onSchedule: LightRuleDraft['cuts']['onSchedule'],
  behind: LightRuleDraft['cuts']['behind'],
) => ({
  cuts: { onSchedule, behind },
})

describe('lightRuleFaults', () => {
  it('finds nothing wrong with a draft that may come into force, today included (L-13)', () => {
    expect(faults({})).toEqual([])
    expect(faults({ from: '2026-11-21' })).toEqual([])
    expect(faults({ ahead: -4, repeat: 2 })).toEqual([])
  })

  it.each<[Partial<LightRuleDraft>, string, string]>([
    [{ name: ' ' }, 'name', '请给规则起名，如“序时规则（第2版）”。'],
    [{ basis: '已确认' }, 'basis', '请写明依据：文件名称和文号，或作出决定的会议和日期。'],
    [{ from: '2026-02-30' }, 'from', '没有这一天：2026-02-30。施行日期请写成 2026-12-01。'],
    [{ from: '2026-11-20' }, 'from', '施行日期不能早于今天（2026-11-21）：过去的灯保留当时判定它的规则。'],
    [cuts({ from: 101 }, { from: 0 }), 'cuts.onSchedule', '界限是个百分点，请填 −100 到 100 之间的数。'],
    [cuts({ from: 0 }, { from: -101 }), 'cuts.behind', '界限是个百分点，请填 −100 到 100 之间的数。'],
    [cuts({ from: -5 }, { from: -4 }), 'cuts.behind', '“滞后”的界限应低于“达序时”的界限。'],
    [cuts({ from: -5 }, { from: -5 }), 'cuts.behind', '“滞后”的界限应低于“达序时”的界限。'],
    [{ ahead: -5 }, 'ahead', '“超前过多”的提示界限应高于“达序时”的界限。'],
    [{ repeat: 1 }, 'repeat', '连续期数请填 2 以上的整数，或留空。'],
    [{ repeat: 2.5 }, 'repeat', '连续期数请填 2 以上的整数，或留空。'],
  ])('names the field of %j and says how to put it right', (part, field, detail) => {
    expect(faults(part)).toEqual([{ field, detail }])
  })

  it('refuses the day on which another rule comes into force (L-13)', () => {
    const rules = [...kept.rules, { ...xushi1, id: 'xushi-2', from: '2026-12-01' }]
    expect(lightRuleFaults(draft, { ...kept, rules })).toEqual([
      { field: 'from', detail: '已有规则自2026-12-01起施行，请先撤回它，或另选一天。' },
    ])
  })

  it('takes bounds of ±100, and one bound for both where the upper one is exclusive', () => {
    expect(faults(cuts({ from: 100 }, { from: -100 }))).toEqual([])
    expect(faults(cuts({ from: -5, exclusive: true }, { from: -5 }))).toEqual([])
    expect(faults(cuts({ from: -6, exclusive: true }, { from: -5 }))).toHaveLength(1)
  })

  it('names all faults at once', () => {
    expect(faults({ name: '', from: '', repeat: 0 }).map(({ field }) => field)).toEqual([
      'name',
      'from',
      'repeat',
    ])
  })
})
