import { describe, expect, it } from 'vitest'
import { eventKinds, eventKindWords } from '#metrics/wording/installation/event-kinds.ts'

describe('kinds of events', () => {
  it('have types that receivers know by name, and words for people', () => {
    expect(eventKinds.map((kind) => [kind, eventKindWords[kind]])).toEqual([
      ['observation.approved', '数据通过审核'],
      ['observation.revoked', '审核被撤销'],
      ['observation.returned', '数据被退回'],
      ['light.turned', '目标变灯'],
      ['reporting.overdue', '目标逾期未报'],
      ['period.closed', '报送期关账'],
      ['meeting.frozen', '会议定格'],
    ])
  })
})
