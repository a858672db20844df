import { computed, onUnmounted, shallowRef } from 'vue'
import { draftOfTexts, textsOf, type TextRow, type TextTables } from '#metrics/planning/tables/cell-text.ts'
import { mergeTexts, type ContestedCell } from '#metrics/planning/tables/merge-texts.ts'
import type { DraftTable } from '#metrics/planning/plan-draft.ts'
import type { KeptPlanDraft, PlanCheck, PlanDraftVersion } from '#server/contract/plan-drafts.ts'
import { AppProblem, api } from '../../api/client.ts'
import { serverNow } from '../../api/server-clock.ts'
import { isTemporary } from '../../composables/retry-after.ts'
import { browserStorage } from '../../sheet/browser-storage.ts'
import { draftCopyName, keepDraftCopy, readDraftCopy } from './draft-copy.ts'

/** Milliseconds of a pause in typing before the draft is kept, and of the wait before another attempt. */
const pause = 1200
const patience = 10_000

export type KeepState =
  | { readonly kind: 'kept'; readonly at: number | undefined }
  | { readonly kind: 'pending' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'failed'; readonly why: string }

/** The outcome of merging another person's version. */
export interface DraftMerge {
  readonly by: string
  readonly contested: readonly ContestedCell[]
}

/**
 * A draft on the desk: its tables are kept in this browser at every letter, and at the server at every pause. A version
 * that somebody else kept meanwhile is merged.
 */
export function useDraftDesk(opened: KeptPlanDraft, person: string) {
  const { id } = opened
  const storage = browserStorage()
  const name = draftCopyName(person, id)
  /** The draft as the server told it last. */
  const heard = shallowRef(opened)
  const base = shallowRef<TextTables>(textsOf(opened.draft))
  const tables = shallowRef<TextTables>(base.value)
  const state = shallowRef<KeepState>({ kind: 'kept', at: undefined })
  const copied = shallowRef(true)
  const merge = shallowRef<DraftMerge>()
  const check = shallowRef<PlanCheck>()
  const past = shallowRef<readonly TextTables[]>([])
  const future = shallowRef<readonly TextTables[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping: Promise<void> | undefined

  const isKept = computed(() => tables.value === base.value)

  const left = readDraftCopy(storage, name)
  if (left) meet(left.base, left.mine, opened)

  /** `step` makes the edit a step to undo; typing in one cell is one step, which `begin` opens. */
  function edit(table: DraftTable, rows: readonly TextRow[], { step = true } = {}): void {
    if (rows === tables.value[table]) return
    if (step) begin()
    tables.value = { ...tables.value, [table]: rows }
    changed()
  }

  function replace(next: TextTables): void {
    begin()
    tables.value = next
    changed()
  }

  function begin(): void {
    past.value = [...past.value.slice(-199), tables.value]
    future.value = []
  }

  function travel(way: 'undo' | 'redo'): void {
    const [from, to] = way === 'undo' ? [past, future] : [future, past]
    const step = from.value.at(-1)
    if (!step) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, tables.value]
    tables.value = step
    changed()
  }

  function changed(): void {
    copied.value = keepDraftCopy(storage, name, { base: base.value, mine: tables.value })
    state.value = { kind: 'pending' }
    keepIn(pause)
  }

  function keepIn(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), milliseconds)
  }

  /** The typed tables are kept and checked, one request at a time. */
  async function keep(): Promise<void> {
    clearTimeout(timer)
    await keeping
    if (isKept.value) return
    keeping = send().finally(() => (keeping = undefined))
    await keeping
  }

  async function send(): Promise<void> {
    const sent = tables.value
    state.value = { kind: 'keeping' }
    try {
      const { version } = await api.put<PlanDraftVersion>(
        `/api/plans/${id}`,
        draftOfTexts(sent),
        heard.value.version,
      )
      heard.value = { ...heard.value, version, open: true }
      settle(sent)
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      if (problem.code === 'stale-edit') return meetOther()
      state.value = { kind: 'failed', why: problem.detail }
      if (isTemporary(problem)) keepIn(patience)
    }
  }

  function settle(sent: TextTables): void {
    base.value = sent
    const rest = isKept.value ? undefined : { base: sent, mine: tables.value }
    copied.value = keepDraftCopy(storage, name, rest)
    state.value = rest ? { kind: 'pending' } : { kind: 'kept', at: serverNow() }
    if (rest) keepIn(pause)
    else void look()
  }

  async function meetOther(): Promise<void> {
    try {
      meet(base.value, tables.value, await api.get<KeptPlanDraft>(`/api/plans/${id}`))
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      state.value = { kind: 'failed', why: problem.detail }
      keepIn(patience)
    }
  }

  function meet(before: TextTables, mine: TextTables, theirs: KeptPlanDraft): void {
    const stored = textsOf(theirs.draft)
    const { tables: merged, contested } = mergeTexts(before, mine, stored)
    if (theirs.version !== opened.version || contested.length > 0)
      merge.value = { by: theirs.changedBy, contested }
    heard.value = theirs
    base.value = stored
    tables.value = merged
    past.value = future.value = []
    copied.value = keepDraftCopy(storage, name, { base: stored, mine: merged })
    state.value = { kind: 'pending' }
    keepIn(0)
  }

  /** The faults of the draft, by the server's check. */
  async function look(): Promise<void> {
    try {
      check.value = await api.get<PlanCheck>(`/api/plans/${id}/check`)
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
    }
  }

  /** The draft is read again after its publication, with its new ids. */
  async function renew(): Promise<void> {
    heard.value = await api.get<KeptPlanDraft>(`/api/plans/${id}`)
    tables.value = base.value = textsOf(heard.value.draft)
    past.value = future.value = []
    state.value = { kind: 'kept', at: serverNow() }
    await look()
  }

  function hold(event: BeforeUnloadEvent): void {
    if (!isKept.value && !copied.value) event.preventDefault()
  }
  const again = () => keepIn(0)
  window.addEventListener('beforeunload', hold)
  window.addEventListener('online', again)
  onUnmounted(() => {
    window.removeEventListener('beforeunload', hold)
    window.removeEventListener('online', again)
    clearTimeout(timer)
    // Tables that are still unsent when the page is left are sent now; this browser keeps them in any case.
    void keep()
  })
  void look()

  return {
    heard,
    tables,
    state,
    copied,
    merge,
    check,
    isKept,
    edit,
    begin,
    replace,
    travel,
    keep,
    look,
    renew,
  }
}

export type DraftDesk = ReturnType<typeof useDraftDesk>
