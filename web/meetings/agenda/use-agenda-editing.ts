import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import type { Request } from '../../composables/use-request.ts'
import { movedBy, type AgendaRow } from './agenda-groups.ts'

/** Milliseconds without another move before an order is kept. */
const pause = 700

interface Edit {
  readonly dropped: string | null
  readonly comment: string | null
}

/** Arranges a meeting's agenda: what is moved shows at once and is kept when the moving stops. */
export function useAgendaEditing(path: () => string, agenda: Request<MeetingAgenda>) {
  const { fault, busy, attempt, forget } = useAttempt()
  const ordering = useAttempt()
  /** The order as it is being chosen; undefined: as the server has it. */
  const chosen = shallowRef<string[]>()
  /** The move that waits to be kept. */
  let timer: ReturnType<typeof setTimeout> | undefined
  const isWaiting = () => timer !== undefined
  /** Orders are kept one after another: each is based on the version of the one before. */
  let keeping = Promise.resolve(true)
  /** The order that was kept last. */
  let kept: { readonly keys: readonly string[]; readonly version: number } | undefined

  const items = computed<readonly AgendaRow[]>(() => {
    const rows = agenda.answer.value?.items ?? []
    const order = chosen.value
    if (!order) return rows
    const place = new Map(order.map((key, at) => [key, at]))
    return rows.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0))
  })

  function move(key: string, by: number): void {
    ordering.forget()
    chosen.value = movedBy(
      items.value.map((item) => item.key),
      key,
      by,
    )
    clearTimeout(timer)
    timer = setTimeout(() => void keepOrder(), pause)
  }

  /** Keeps the order. @returns whether nothing was lost by it; where another was faster, theirs is shown and said */
  function keepOrder(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    keeping = keeping.then(keepChosen)
    return keeping
  }

  async function keepChosen(): Promise<boolean> {
    const keys = chosen.value
    const seen = agenda.answer.value?.orderVersion
    if (!keys || seen === undefined) return ordering.fault.value === ''
    const put = () =>
      api.put<{ version: number }>(`${path()}/agenda/order`, { keys }, Math.max(seen, kept?.version ?? 0))
    const done = await ordering.attempt(put)
    if (done) kept = { keys, version: done.answer.version }
    else {
      clearTimeout(timer)
      timer = chosen.value = kept = undefined
    }
    await agenda.ask()
    return done !== undefined
  }

  /** Once the server tells the order that was kept, it shows; what was moved since goes on showing. */
  function showKept(): void {
    const told = agenda.answer.value?.orderVersion ?? 0
    if (kept && kept.keys === chosen.value && told >= kept.version) chosen.value = undefined
  }
  watch(() => agenda.answer.value, showKept, { flush: 'sync' })

  /** @returns whether it is kept; where another was faster, what they made of it has been read */
  async function edit(
    { key, version = 0 }: Pick<AgendaRow, 'key' | 'version'>,
    made: Edit,
  ): Promise<boolean> {
    const done = await attempt(() => api.put(`${path()}/agenda/items/${key}`, made, version))
    await agenda.ask()
    return done !== undefined
  }

  const itemOf = (key: string | undefined) =>
    [...(agenda.answer.value?.items ?? []), ...(agenda.answer.value?.dropped ?? [])].find(
      (item) => item.key === key,
    )

  /** Adds targets; one that was added before and dropped comes back with its comment. @returns whether all are there */
  async function add(targets: readonly string[]): Promise<boolean> {
    for (const target of targets) {
      const item = itemOf(`added.${target}`) ?? { key: `added.${target}`, comment: null }
      if (!(await edit(item, { dropped: null, comment: item.comment }))) return false
    }
    return true
  }

  // Whoever leaves the page in the middle of moving has moved all the same.
  onScopeDispose(() => void (isWaiting() && keepOrder()))
  watch(path, () => (chosen.value = kept = undefined))

  return {
    items,
    fault,
    orderFault: ordering.fault,
    busy,
    pending: computed(() => chosen.value !== undefined),
    forget: () => {
      forget()
      ordering.forget()
    },
    move,
    edit,
    add,
    itemOf,
    keepOrder,
  }
}
