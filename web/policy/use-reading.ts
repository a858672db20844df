import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ReadingDecision, KeptReading, ReadingVersion } from '#server/contract/readings.ts'
import { api, AppProblem } from '../api/client.ts'
import { isTemporary } from '../composables/retry-after.ts'
import { useRequest } from '../composables/use-request.ts'
import { keepInBrowser, keptInBrowser } from '../sheet/kept-in-browser.ts'
import { tallyOf, type ProposedFigure } from './figure-cells.ts'

/** Milliseconds after a decision before it is saved, and before a failed request is repeated. */
const pause = 600
const again = 5_000

/** null stands for a decision that was taken back. */
type PendingDecisions = Map<number, ReadingDecision | null>

/**
 * A document with the decisions on its figures. Decisions are saved at the server at every pause, and stay in the
 * browser until then. Decisions that somebody else made meanwhile are taken over, with the own ones on top.
 */
export function useReading(id: string) {
  const path = `/api/policy/readings/${encodeURIComponent(id)}`
  const request = useRequest((_, signal) => api.get<KeptReading>(path, {}, signal))
  const decisions = shallowRef<ReadonlyMap<number, ReadingDecision>>(new Map())
  const pending: PendingDecisions = new Map(
    keptInBrowser(path) as [number, ReadingDecision | null][] | undefined,
  )
  const version = ref(0)
  const saving = ref(false)
  const unsaved = ref(pending.size > 0)
  const fault = ref('')
  /** The name of the person whose decisions were taken over; empty without one. */
  const colleague = ref('')
  const done: { readonly start: number; readonly before: ReadingDecision | undefined }[] = []
  const undoable = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  function takeUp({ version: newest, decisions: stored }: KeptReading): void {
    version.value = newest
    const all = new Map(stored.map((one) => [one.start, one]))
    for (const [start, decision] of pending) {
      if (decision === null) all.delete(start)
      else all.set(start, decision)
    }
    decisions.value = all
  }
  watch(request.answer, (answer) => {
    if (!answer) return
    takeUp(answer)
    if (pending.size > 0) later(0)
  })

  function later(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  function put(start: number, decision: ReadingDecision | undefined): void {
    const all = new Map(decisions.value)
    if (decision) all.set(start, decision)
    else all.delete(start)
    decisions.value = all
    pending.set(start, decision ?? null)
    unsaved.value = true
    keepInBrowser(path, pending.size === 0 ? undefined : [...pending])
    later(pause)
  }

  function decide(start: number, decision: Omit<ReadingDecision, 'start'> | undefined): void {
    done.push({ start, before: decisions.value.get(start) })
    undoable.value = done.length
    put(start, decision && { ...decision, start })
  }

  /** The last decision is undone. @returns the place of its figure */
  function undo(): number | undefined {
    const last = done.pop()
    undoable.value = done.length
    if (!last) return undefined
    put(last.start, last.before)
    return last.start
  }

  async function send(): Promise<void> {
    const sent = new Map(pending)
    try {
      const body = { decisions: [...decisions.value.values()] }
      version.value = (await api.put<ReadingVersion>(`${path}/decisions`, body, version.value)).version
      for (const [start, decision] of sent) if (pending.get(start) === decision) pending.delete(start)
      keepInBrowser(path, pending.size === 0 ? undefined : [...pending])
    } catch (refused) {
      if (!(refused instanceof AppProblem) || refused.code !== 'stale-edit') throw refused
      const newest = await api.get<KeptReading>(path)
      colleague.value = newest.changedBy
      takeUp(newest)
    }
  }

  /** All unsaved decisions are saved. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving.value || version.value === 0) return
    saving.value = true
    try {
      while (pending.size > 0) await send()
      fault.value = ''
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      fault.value = refused.detail
      if (isTemporary(refused)) later(again)
    } finally {
      saving.value = false
      unsaved.value = pending.size > 0
    }
  }

  const leave = () => void save()
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave)
    void save()
  })

  const figures = computed<readonly ProposedFigure[]>(() => request.answer.value?.reading.figures ?? [])
  return {
    request,
    figures,
    decisions,
    version,
    saving,
    unsaved,
    fault,
    colleague,
    undoable,
    tally: computed(() => tallyOf(figures.value, decisions.value)),
    decide,
    undo,
    save,
  }
}
