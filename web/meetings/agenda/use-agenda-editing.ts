import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import type { Request } from '../../composables/use-request.ts'
import { keepInBrowser, keptInBrowser } from '../../sheet/kept-in-browser.ts'
import { keepsSequence, movedBy, type AgendaRow } from './agenda-groups.ts'

/** Milliseconds without another move before an order is kept. */
const pause = 700

interface Edit {
  readonly dropped: string | null
  readonly comment: string | null
}

/** An order as it is being chosen. */
interface Chosen {
  readonly keys: readonly string[]
  /** The version of the order that was seen as the moving began. */
  readonly basedOn: number
  /** What of it was sent, and may have been kept without this browser hearing of it. */
  readonly sent?: readonly (readonly string[])[]
}

/**
 * Arranges a meeting's agenda: what is moved shows at once and is kept when the moving stops, or the page is left. Until the server
 * has it this browser keeps it, so that the next opening goes on with it, or tells that another was faster.
 */
export function useAgendaEditing(
  { path, whose }: { readonly path: () => string; readonly whose: string },
  agenda: Request<MeetingAgenda>,
) {
  const { fault, busy, attempt, forget } = useAttempt()
  const ordering = useAttempt()
  /** Undefined: as the server has it. */
  const chosen = shallowRef<Chosen>()
  const name = () => `agenda-order ${path()} ${whose}`
  /** The move that waits to be kept. */
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Orders are kept one after another: each is based on the version of the one before. */
  let keeping = Promise.resolve(true)
  /** The order that was kept last, until the server tells of it. */
  let kept: readonly string[] | undefined
  /** What this browser kept is looked for once. */
  let lookedFor = ''
  let left = false

  const items = computed<readonly AgendaRow[]>(() => {
    const rows = agenda.answer.value?.items ?? []
    const order = chosen.value
    if (!order) return rows
    const place = new Map(order.keys.map((key, at) => [key, at]))
    return rows.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0))
  })

  function choose(next: Chosen | undefined): void {
    chosen.value = next
    keepInBrowser(name(), next)
  }

  function stopWaiting(): boolean {
    const waited = timer !== undefined
    clearTimeout(timer)
    timer = undefined
    return waited
  }

  function move(key: string, by: number): void {
    ordering.forget()
    const keys = movedBy(
      items.value.map((item) => item.key),
      key,
      by,
    )
    choose({ basedOn: agenda.answer.value?.orderVersion ?? 0, ...chosen.value, keys })
    stopWaiting()
    timer = setTimeout(() => void keepSequence(), pause)
  }

  /** Keeps the order. @returns whether nothing was lost by it; where another was faster, theirs is shown and said */
  function keepSequence(): Promise<boolean> {
    stopWaiting()
    keeping = keeping.then(keepChosen)
    return keeping
  }

  async function keepChosen(): Promise<boolean> {
    const order = chosen.value
    if (!order) return ordering.fault.value === ''
    const { keys, basedOn, sent = [] } = order
    const sending = { keys, basedOn, sent: [...sent, keys] }
    choose(sending)
    const put = () => api.put<{ version: number }>(`${path()}/agenda/order`, { keys }, basedOn)
    const done = await ordering.attempt(put)
    if (done) {
      kept = keys
      const now = chosen.value ?? sending
      choose({ keys: now.keys, basedOn: done.answer.version })
      if (now === sending) keepInBrowser(name(), undefined)
    } else if (!left) {
      if (await isOwn(sending)) {
        choose({ keys: (chosen.value ?? sending).keys, basedOn: basedOn + 1 })
        return keepChosen()
      }
      stopWaiting()
      kept = undefined
      choose(undefined)
    }
    await agenda.ask()
    return done !== undefined
  }

  /** Whether what was faster was this browser's own, sent by a page that was left before it heard of it. */
  async function isOwn({ basedOn, sent }: Required<Chosen>): Promise<boolean> {
    if (ordering.problem.value?.code !== 'stale-edit') return false
    await agenda.ask()
    const { items: rows = [], orderVersion = 0 } = agenda.answer.value ?? {}
    const there = rows.map(({ key }) => key)
    return orderVersion === basedOn + 1 && sent.some((keys) => keepsSequence(there, keys))
  }

  /** What was moved as this page was left the last time, and has not been heard to be kept. */
  function takeUp({ items: rows }: MeetingAgenda): void {
    if (lookedFor === name()) return
    lookedFor = name()
    const before = keptInBrowser(lookedFor) as Chosen | undefined
    if (!before || chosen.value) return
    const arrived = keepsSequence(
      rows.map(({ key }) => key),
      before.keys,
    )
    if (arrived) return keepInBrowser(lookedFor, undefined)
    chosen.value = before
    void keepSequence()
  }

  /** Once the server tells the order that was kept, it shows; what was moved since goes on showing. */
  function showKept({ orderVersion }: MeetingAgenda): void {
    const order = chosen.value
    if (order && order.keys === kept && orderVersion >= order.basedOn) chosen.value = undefined
  }
  watch(
    () => agenda.answer.value,
    (told) => {
      if (!told) return
      takeUp(told)
      showKept(told)
    },
    { flush: 'sync', immediate: true },
  )

  /** @returns whether it is kept; where another was faster, what they made of it has been read */
  async function edit(
    { key, version = 0 }: Pick<AgendaRow, 'key' | 'version'>,
    made: Edit,
  ): Promise<boolean> {
    const done = await attempt(() => api.put(`${path()}/agenda/items/${key}`, made, version))
    await agenda.ask()
    return done !== undefined
  }

  const itemOf = (key: string) =>
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
  const keepMoves = () => void (stopWaiting() && keepSequence())
  window.addEventListener('pagehide', keepMoves)
  onScopeDispose(() => {
    left = true
    window.removeEventListener('pagehide', keepMoves)
    keepMoves()
  })
  // Of another meeting the page shows nothing of this one's; the browser has it.
  watch(path, () => {
    stopWaiting()
    chosen.value = kept = undefined
  })

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
    keepSequence,
  }
}
