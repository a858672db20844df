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

  /** Keeps the order; where another was faster, theirs is shown and said. */
  async function keepOrder(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const keys = chosen.value
    const version = agenda.answer.value?.orderVersion
    if (!keys || version === undefined) return
    await ordering.attempt(() => api.put(`${path()}/agenda/order`, { keys }, version))
    await agenda.ask()
    if (!isWaiting()) chosen.value = undefined
  }

  /** @returns whether it is kept; where another was faster, what they made of it has been read */
  async function edit(
    { key, version = 0 }: Pick<AgendaRow, 'key' | 'version'>,
    made: Edit,
  ): Promise<boolean> {
    const done = await attempt(() => api.put(`${path()}/agenda/items/${key}`, made, version))
    await agenda.ask()
    return done !== undefined
  }

  // Whoever leaves the page in the middle of moving has moved all the same.
  onScopeDispose(() => void (isWaiting() && keepOrder()))
  watch(path, () => (chosen.value = undefined))

  return {
    items,
    fault,
    orderFault: ordering.fault,
    busy,
    pending: computed(() => chosen.value !== undefined),
    forget,
    move,
    edit,
    keepOrder,
  }
}
