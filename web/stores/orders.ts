import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ActionItemBrief, ActionItemList } from '#server/contract/action-items.ts'
import { hasRight, needed } from '#server/contract/rights.ts'
import { api } from '../api/client.ts'
import { useSession } from './session.ts'

type Act = ActionItemBrief['transitions'][number]

/** The acts that take an order further; the first open one is offered. */
const onward = ['grant', 'close', 'acknowledge', 'report', 'assign'] as const satisfies readonly Act[]

/** The act that an order waits for from the signed-in person; undefined where it waits for none, or for somebody else. */
export function nextAct({ party, state, transitions, organisationGone }: ActionItemBrief): Act | undefined {
  const waits = (act: Act) => {
    if (act === 'assign') return organisationGone || state === 'filed'
    return party === (act === 'grant' || act === 'close' ? 'secretary' : 'owner')
  }
  return onward.find((act) => transitions.includes(act) && waits(act))
}

/**
 * The orders (督办) that the signed-in person may see, and the number that wait for the person; a secretary's count
 * includes leaders' instructions.
 */
export const useOrders = defineStore('orders', () => {
  const session = useSession()
  const held = shallowRef<{ readonly of: string | undefined; readonly list: ActionItemList }>()
  /** The list of an earlier person in this browser is hidden. */
  const list = computed(() => (held.value?.of === session.current?.id ? held.value?.list : undefined))

  /** @throws AppProblem */
  async function load(): Promise<void> {
    const of = session.current?.id
    held.value = { of, list: await api.get<ActionItemList>('/api/action-items') }
  }

  const waiting = computed(() => {
    if (!list.value) return 0
    const written = hasRight(session.current?.rights, needed.convening) ? list.value.instructions.length : 0
    return list.value.items.filter((item) => nextAct(item) !== undefined).length + written
  })
  return { list, load, waiting }
})
