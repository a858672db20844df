import { describe, expect, it } from 'vitest'
import type { ActionItemBrief } from '#server/contract/action-items.ts'
import { nextAct } from '#web/action-items/next-act.ts'

const item = (part: Partial<ActionItemBrief>) =>
  ({ party: 'owner', transitions: [], organisationGone: false, ...part }) as unknown as ActionItemBrief

describe('nextAct', () => {
  it('asks of its reader what the order waits for, and nothing while it waits for another', () => {
    expect(nextAct(item({ transitions: ['acknowledge'] }))).toBe('acknowledge')
    expect(nextAct(item({ transitions: ['report', 'finish', 'request-extension'] }))).toBe('report')
    const checking = ['assign', 'return', 'close', 'withdraw'] as const
    expect(nextAct(item({ party: 'secretary', transitions: [...checking] }))).toBe('close')
    expect(nextAct(item({ party: 'owner', transitions: [...checking] }))).toBeUndefined()
    expect(nextAct(item({ party: 'secretary', transitions: ['report', 'finish'] }))).toBeUndefined()
    expect(nextAct(item({ party: null, transitions: [] }))).toBeUndefined()
  })

  it('puts the decision on an extension before all else, and hands over what a withdrawn unit had', () => {
    expect(nextAct(item({ party: 'secretary', transitions: ['assign', 'grant', 'refuse'] }))).toBe('grant')
    expect(nextAct(item({ transitions: ['assign', 'withdraw'], organisationGone: true }))).toBe('assign')
  })
})
