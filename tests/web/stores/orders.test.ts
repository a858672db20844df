import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ActionItemBrief } from '#server/contract/action-items.ts'
import type { SessionView } from '#server/contract/session.ts'
import { nextAct, useOrders } from '#web/stores/orders.ts'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork } from '../api/fake-network.ts'

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

  it('puts the decision on an extension before all else, and hands over the order of an organisation that is gone', () => {
    expect(nextAct(item({ party: 'secretary', transitions: ['assign', 'grant', 'refuse'] }))).toBe('grant')
    expect(nextAct(item({ transitions: ['assign', 'withdraw'], organisationGone: true }))).toBe('assign')
    expect(nextAct(item({ transitions: ['assign', 'withdraw'], state: 'filed' }))).toBe('assign')
    expect(nextAct(item({ transitions: ['assign', 'withdraw'], state: 'assigned' }))).toBeUndefined()
  })
})

describe('useOrders', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    // Instructions wait for the secretary, who makes orders of them.
    ['convene', ['grant'], 2],
    ['report', ['report'], 1],
    ['instruct', [], 0],
  ] as const)('counts what waits for whoever may %s', async (right, transitions, waiting) => {
    setActivePinia(createPinia())
    useSession().current = { id: 'x', rights: [right] } as unknown as SessionView
    const party = right === 'convene' ? 'secretary' : 'owner'
    fakeNetwork(() =>
      Response.json({
        items: [item({ party, transitions: [...transitions] }), item({})],
        instructions: [{}],
      }),
    )
    const orders = useOrders()
    expect(orders.waiting).toBe(0)
    await orders.load()
    expect(orders.waiting).toBe(waiting)
    useSession().current = { id: 'y', rights: [right] } as unknown as SessionView
    expect(orders.list).toBeUndefined()
  })
})
