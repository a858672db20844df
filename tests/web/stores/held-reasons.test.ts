import { describe, expect, it } from 'vitest'
import { foldReasons, isReasonedAnew, type HeldReasons } from '#web/stores/held-reasons.ts'
import type { LiveChange } from '#web/stores/held-series.ts'
import { approval, approvedFigure, boardRow, revocation } from '../board-row.ts'
import { approvedRecord } from '../wall/records.ts'

const inputs = [
  approvedRecord({ period: '2024-M09', value: 7776 }),
  approvedRecord({ period: '2023-M12', value: 6800 }),
]
const held: HeldReasons = {
  sequence: 10,
  at: '2024-10-31',
  row: boardRow({ value: 7776, period: '2024-M09' }),
  rule: { id: 'xushi-1', name: '序时进度', basis: null, sentence: '第 10 号判定' },
  steps: [],
  computed: null,
  inputs,
  citations: [
    {
      document: 'zhaoqing-2024-digital-economy',
      title: '2024年肇庆市数字经济工作要点',
      number: null,
      clause: '五(二十五)',
      clauseTitle: '',
      remark: null,
    },
  ],
  organisations: [],
  toGreen: '每月至少再开通 112 座',
  remarks: [],
}
const told = ({ inputs }: HeldReasons) => inputs.map(({ period, value }) => `${period} ${value}`)

describe('foldReasons', () => {
  it('takes the verdict anew from a change, and keeps what an approval cannot alter', () => {
    const after = foldReasons(held, approval(12, 10, approvedFigure({ value: 7812 })))
    expect(after).toMatchObject({
      sequence: 12,
      row: { value: 7812, period: '2024-M10' },
      rule: { id: 'xushi-1', name: '序时进度', sentence: '第 12 号判定' },
      toGreen: null,
      citations: held.citations,
    })
    expect(told(after)).toEqual(['2024-M10 7812', '2024-M09 7776', '2023-M12 6800'])
  })

  it('takes the verdict anew where a figure came to wait, and keeps the inputs', () => {
    const change = approval(12, 10, approvedFigure(), boardRow({ pendingReview: true }))
    const { sequence, hash, targets, reasons } = change
    const waiting = { type: 'waiting' as const, sequence, hash, targets, reasons }
    const after = foldReasons(held, waiting)
    expect(after).toMatchObject({
      sequence: 12,
      row: { pendingReview: true },
      rule: { sentence: '第 12 号判定' },
    })
    expect(after.inputs).toBe(held.inputs)
    expect(isReasonedAnew(held, waiting)).toBe(false)
  })

  it('shows the revised value in the place of the one before', () => {
    const revised = approvedFigure({ period: '2024-M09', revision: 2, value: 7780 })
    expect(told(foldReasons(held, approval(12, 10, revised)))).toEqual(['2024-M09 7780', '2023-M12 6800'])
  })

  it('drops a revoked value, or shows what stands instead', () => {
    const row = boardRow({ value: 6800, period: '2023-M12' })
    const first = approvedFigure({ period: '2024-M09', value: 7770 })
    expect(told(foldReasons(held, revocation(12, 10, first, row)))).toEqual([
      '2024-M09 7770',
      '2023-M12 6800',
    ])
    const nothing = { ...revocation(12, 10, first, row), observation: null }
    expect(told(foldReasons(held, nothing))).toEqual(['2023-M12 6800'])
  })

  it('leaves out what lies before the baseline or ends after the reference date', () => {
    for (const period of ['2023-M11', '2024-M11']) {
      expect(told(foldReasons(held, approval(12, 10, approvedFigure({ period, value: 1 }))))).toEqual([
        '2024-M09 7776',
        '2023-M12 6800',
      ])
    }
  })

  it('ignores what its answer knows already, and what turns another target', () => {
    expect(foldReasons(held, approval(10, 9, approvedFigure()))).toBe(held)
    expect(foldReasons(held, approval(12, 10, approvedFigure(), boardRow({ target: 'other' })))).toBe(held)
  })
})

describe('the reasons of a computed value', () => {
  const component = approvedFigure({ indicator: 'gdp', value: 8400 })
  const change = approval(12, 10, component, boardRow({ value: 7810 }))

  it('tell what it follows from now, and the results among the inputs', () => {
    const { indicator, region } = held.row
    const computed = { formula: '甲 ÷ 乙', period: '2024-M09', components: [] }
    const results = [
      approvedFigure({ period: '2024-M09', value: 7810 }),
      approvedFigure({ period: '2024-M11' }),
    ]
    const after = foldReasons(held, {
      ...change,
      reasons: change.reasons.map((reason) => ({ ...reason, computed })),
      computed: [{ indicator, region, from: 2024, figures: results }],
    })
    expect(after.computed).toEqual(computed)
    expect(told(after)).toEqual(['2024-M09 7810', '2023-M12 6800'])
  })

  it('are asked for anew where a server of the release before does not tell it', () => {
    expect(isReasonedAnew(held, change)).toBe(false)
    const anew = (told: LiveChange) => {
      const { computed: _, ...untold } = told
      return isReasonedAnew(held, untold)
    }
    expect(anew(change)).toBe(true)
    expect(anew(approval(12, 10, approvedFigure()))).toBe(false)
    expect(anew(approval(12, 10, component, boardRow({ target: 'other' })))).toBe(false)
    expect(anew(approval(10, 9, component, boardRow()))).toBe(false)
  })
})
