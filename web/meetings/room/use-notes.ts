import { computed, onScopeDispose, reactive, ref } from 'vue'
import type { MeetingNotes } from '#server/contract/meeting-notes.ts'
import { api, AppProblem } from '../../api/client.ts'
import { mayPass } from '../../composables/retry-after.ts'
import { useRequest } from '../../composables/use-request.ts'
import { keepInBrowser, keptInBrowser } from '../../sheet/kept-in-browser.ts'
import {
  isContested,
  isSame,
  nothing,
  settledDraft,
  shownWords,
  type NoteWords,
  type PageDraft,
  type StoredNote,
} from './page-draft.ts'

/** Milliseconds without typing before it is kept, before what failed is tried again, and between looks at what others wrote. */
const pause = 1_000
const again = 5_000
const look = 5_000

/**
 * What is written beside the pages of a meeting: kept at the server at every pause, and in the browser until it is there.
 * Where another was faster nothing is overwritten: both are shown, and somebody decides.
 */
export function useNotes(id: string, whose: string, mayWrite: () => boolean) {
  const key = `meeting-notes ${id} ${whose}`
  const path = () => `/api/meetings/${encodeURIComponent(id)}/notes`
  const request = useRequest((of, signal) => api.get<MeetingNotes>(of, {}, signal), { of: path, every: look })
  const drafts = reactive(new Map(keptInBrowser(key) as [string, PageDraft][] | undefined))
  /** What was kept since the last look. */
  const kept = reactive(new Map<string, StoredNote>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const fault = ref('')
  const saving = ref(new Set<string>())

  function storedOf(page: string): StoredNote {
    const heard = request.answer.value?.notes.find((note) => note.page === page)
    const own = kept.get(page)
    return own && own.version >= (heard?.version ?? 0) ? own : (heard ?? nothing)
  }

  function later(page: string, wait: number): void {
    clearTimeout(timers.get(page))
    timers.set(
      page,
      setTimeout(() => void keep(page), wait),
    )
  }

  function write(page: string, change: Partial<NoteWords>): void {
    const stored = storedOf(page)
    const before = drafts.get(page)
    const { note, decision } = { ...shownWords(stored, before), ...change }
    drafts.set(page, { note, decision, basedOn: before?.basedOn ?? stored.version })
    keepInBrowser(key, drafts.size === 0 ? undefined : [...drafts])
    if (!isContested(stored, drafts.get(page))) later(page, pause)
  }

  function forget(page: string): void {
    drafts.delete(page)
    keepInBrowser(key, drafts.size === 0 ? undefined : [...drafts])
  }

  async function keep(page: string): Promise<void> {
    clearTimeout(timers.get(page))
    timers.delete(page)
    const draft = drafts.get(page)
    if (!draft || saving.value.has(page) || isContested(storedOf(page), draft)) return
    if (isSame(storedOf(page), draft)) {
      forget(page)
      return
    }
    saving.value = new Set([...saving.value, page])
    const { note, decision, basedOn } = draft
    try {
      const { version } = await api.put<{ version: number }>(`${path()}/${page}`, { note, decision }, basedOn)
      fault.value = ''
      kept.set(page, { version, note, decision, editedBy: '' })
      const now = drafts.get(page)
      if (now && isSame(now, draft)) drafts.delete(page)
      else if (now) drafts.set(page, { ...now, basedOn: version })
      keepInBrowser(key, drafts.size === 0 ? undefined : [...drafts])
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (refused.code === 'stale-edit') await request.ask()
      else {
        fault.value = refused.detail
        // A refusal for what was written comes again; whatever passes is tried again.
        if (mayPass(refused)) later(page, again)
      }
    } finally {
      saving.value = new Set([...saving.value].filter((one) => one !== page))
      if (drafts.has(page) && !timers.has(page) && fault.value === '') later(page, pause)
    }
  }

  function settle(page: string, how: 'both' | 'mine' | 'theirs'): void {
    const draft = drafts.get(page)
    if (!draft) return
    if (how === 'theirs') drafts.delete(page)
    else drafts.set(page, settledDraft(storedOf(page), draft, how))
    keepInBrowser(key, drafts.size === 0 ? undefined : [...drafts])
    void keep(page)
  }

  // What a crash left in this browser goes on its way.
  for (const page of drafts.keys()) later(page, pause)
  const keepAll = () => [...drafts.keys()].forEach((page) => void keep(page))
  window.addEventListener('pagehide', keepAll)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', keepAll)
    keepAll()
  })

  return {
    read: computed(() => request.answer.value !== undefined),
    problem: request.problem,
    fault,
    /** Whoever may not write sees what is stored. */
    wordsOf: (page: string) => shownWords(storedOf(page), mayWrite() ? drafts.get(page) : undefined),
    storedOf,
    /** What was typed here and could not be kept before writing ended. */
    leftOf: (page: string): NoteWords | undefined => (mayWrite() ? undefined : drafts.get(page)),
    contestedOn: (page: string) => isContested(storedOf(page), drafts.get(page)),
    isKept: (page: string) => !drafts.has(page),
    write,
    keep,
    settle,
  }
}
