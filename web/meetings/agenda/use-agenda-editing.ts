import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import type { Request } from '../../composables/use-request.ts'
import { keepInBrowser, keptInBrowser } from '../../sheet/kept-in-browser.ts'
import { keepsSequence, movedBy, type AgendaRow } from './agenda-groups.ts'

/** Milliseconds without another move before the sequence is kept. */
const pause = 700

interface Edit {
  readonly dropped: string | null
  readonly comment: string | null
}

/** A sequence of items that the server may not have yet. */
interface Chosen {
  readonly keys: readonly string[]
  /** The version of the agenda's sequence when the moving began. */
  readonly basedOn: number
  /** Sequences that were sent, and may be kept without an answer that reached this browser. */
  readonly sent?: readonly (readonly string[])[]
}

/**
 * The items of an agenda are moved: the new sequence shows at once, and is kept when the moving stops or the page is
 * left. Until the server has it this browser keeps it; the next opening then sends it, or tells that another person was
 * faster.
 */
export function useAgendaEditing(
  { path, whose }: { readonly path: () => string; readonly whose: string },
  agenda: Request<MeetingAgenda>,
) {
  const { fault, busy, attempt, forget } = useAttempt()
  const ordering = useAttempt()
  /** The chosen sequence; undefined while the server's sequence holds. */
  const chosen = shallowRef<Chosen>()
  const name = () => `agenda-order ${path()} ${whose}`
  /** The timer of the move that waits to be kept. */
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Sequences are kept one after another, since each is based on the version before it. */
  let keeping = Promise.resolve(true)
  /** The sequence that was kept last, until the server's agenda has it. */
  let kept: readonly string[] | undefined
  /** The name under which this browser's kept sequence was looked for, once for each meeting. */
  let lookedFor = ''
  let left = false

  const items = computed<readonly AgendaRow[]>(() => {
    const rows = agenda.answer.value?.items ?? []
    const moved = chosen.value
    if (!moved) return rows
    const places = new Map(moved.keys.map((key, place) => [key, place]))
    return rows.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0))
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

  /** The sequence is kept. @returns false where the server refused, as when another person was faster; the agenda then shows the server's */
  function keepSequence(): Promise<boolean> {
    stopWaiting()
    keeping = keeping.then(keepChosen)
    return keeping
  }

  async function keepChosen(): Promise<boolean> {
    const moved = chosen.value
    if (!moved) return ordering.fault.value === ''
    const { keys, basedOn, sent = [] } = moved
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

  /** Whether the faster sequence was sent by this browser, from a page that was left before the answer came. */
  async function isOwn({ basedOn, sent }: Required<Chosen>): Promise<boolean> {
    if (ordering.problem.value?.code !== 'stale-edit') return false
    await agenda.ask()
    const { items: rows = [], orderVersion = 0 } = agenda.answer.value ?? {}
    const there = rows.map(({ key }) => key)
    return orderVersion === basedOn + 1 && sent.some((keys) => keepsSequence(there, keys))
  }

  /** A sequence that an earlier page left unconfirmed is sent again. */
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

  /** The chosen sequence is dropped when the server's agenda has it; later moves stay. */
  function showKept({ orderVersion }: MeetingAgenda): void {
    const now = chosen.value
    if (now && now.keys === kept && orderVersion >= now.basedOn) chosen.value = undefined
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

  /** @returns true when the edit is kept; the agenda has been read again in either case */
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

  /** Targets are added to the agenda; a target that was dropped before returns with its comment. @returns true when all are added */
  async function add(targets: readonly string[]): Promise<boolean> {
    for (const target of targets) {
      const item = itemOf(`added.${target}`) ?? { key: `added.${target}`, comment: null }
      if (!(await edit(item, { dropped: null, comment: item.comment }))) return false
    }
    return true
  }

  // Moves that wait are kept when the page is left.
  const keepMoves = () => void (stopWaiting() && keepSequence())
  window.addEventListener('pagehide', keepMoves)
  onScopeDispose(() => {
    left = true
    window.removeEventListener('pagehide', keepMoves)
    keepMoves()
  })
  // Another meeting begins with its own sequence; this browser keeps the one of the first.
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
