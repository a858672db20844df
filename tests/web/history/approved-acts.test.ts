import { describe, expect, it } from 'vitest'
import type { StandingFigure } from '#web/stores/held-series.ts'
import { approvedActs } from '#web/history/approved-acts.ts'

const figure = (part: Partial<StandingFigure>) =>
  ({
    provenance: 'reported',
    actor: 'person:wang',
    at: '2024-11-04T10:00:00+08:00',
    decidedBy: 'person:li',
    decidedAt: '2024-11-05T09:00:00+08:00',
    note: '内部说明',
    ...part,
  }) as StandingFigure

describe('approvedActs', () => {
  it('tells when a value was handed in and approved, and neither who nor what they noted', () => {
    expect(approvedActs(figure({}))).toBe('2024-11-04 报送，2024-11-05 审核通过')
  })

  it('tells only the day of approval of a value that came by the live line', () => {
    const { at: _at, ...told } = figure({})
    expect(approvedActs(told)).toBe('2024-11-05 审核通过')
  })

  it('says what is published and what is for demonstration', () => {
    expect(approvedActs(figure({ provenance: 'published' }))).toBe('公开发布')
    expect(approvedActs(figure({ provenance: 'demo', decidedAt: null }))).toBe('演示数据，2024-11-04 报送')
  })
})
