import { computed, onScopeDispose, reactive, ref } from 'vue'
import type { MeetingNotes } from '#server/contract/meeting-notes.ts'
import { api, AppProblem } from '../../api/client.ts'
import { isTemporary } from '../../composables/retry-after.ts'
import { refusalSentences } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'
import { draftsOf, keepDraft } from './kept-drafts.ts'
import {
  isContested,
  isSame,
  nothing,
  settledDraft,
  shownWords,
  type NoteFault,
  type NoteWords,
  type PageDraft,
  type StoredNote,
} from './page-draft.ts'

/** Milliseconds without typing before notes are kept, before a failed request is repeated, and between two readings of all notes. */
const pause = 1_000
const again = 5_000
const look = 5_000

/**
 * The notes on the pages of a meeting. They are kept at the server at every pause, and in the browser until then. If
 * another person was faster, both texts are shown for a choice, and none is overwritten. Words that were refused for
 * their content stay in the browser until they are changed; a request that failed is repeated by itself.
 */
export function useNotes(id: string, whose: string, mayWrite: () => boolean) {
  const path = () => `/api/meetings/${encodeURIComponent(id)}/notes`
  const request = useRequest((of, signal) => api.get<MeetingNotes>(of, {}, signal), { of: path, every: look })
  const drafts = reactive(draftsOf(id, whose))
  /** Notes as this page kept them last; a newer version in a reading of all notes replaces them. */
  const kept = reactive(new Map<string, StoredNote>())
  const faults = reactive(new Map<string, NoteFault>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const saving = ref(new Set<string>())
  let left = false

  function storedOf(page: string): StoredNote {
    const heard = request.answer.value?.notes.find((note) => note.page === page)
    const own = kept.get(page)
    return own && own.version >= (heard?.version ?? 0) ? own : (heard ?? nothing)
  }

  /** After the room is left no further attempt is made: the words stay in the browser, since the next person may be another. */
  function later(page: string, wait: number): void {
    if (left) return
    clearTimeout(timers.get(page))
    timers.set(
      page,
      setTimeout(() => void keep(page), wait),
    )
  }

  /** Undefined removes the draft: the server has it, or it was discarded. */
  function draft(page: string, words: PageDraft | undefined): void {
    if (words) drafts.set(page, words)
    else {
      drafts.delete(page)
      faults.delete(page)
    }
    keepDraft(id, whose, page, words)
  }

  function write(page: string, change: Partial<NoteWords>): void {
    const stored = storedOf(page)
    const before = drafts.get(page)
    const { note, decision } = { ...shownWords(stored, before), ...change }
    draft(page, { note, decision, basedOn: before?.basedOn ?? stored.version })
    // A refusal holds for the refused words alone.
    if (faults.get(page)?.temporary === false) faults.delete(page)
    if (!isContested(stored, drafts.get(page))) later(page, pause)
  }

  async function keep(page: string): Promise<void> {
    clearTimeout(timers.get(page))
    timers.delete(page)
    const words = drafts.get(page)
    if (!words || saving.value.has(page) || isContested(storedOf(page), words)) return
    if (isSame(storedOf(page), words)) {
      draft(page, undefined)
      return
    }
    saving.value = new Set([...saving.value, page])
    await send(page, words)
    saving.value = new Set([...saving.value].filter((one) => one !== page))
    const fault = faults.get(page)
    if (!drafts.has(page) || timers.has(page) || fault?.temporary === false) return
    later(page, fault ? again : pause)
  }

  async function send(page: string, words: PageDraft): Promise<void> {
    const { note, decision, basedOn } = words
    try {
      const { version } = await api.put<{ version: number }>(`${path()}/${page}`, { note, decision }, basedOn)
      faults.delete(page)
      kept.set(page, { version, note, decision, editedBy: '' })
      const now = drafts.get(page)
      if (now) draft(page, isSame(now, words) ? undefined : { ...now, basedOn: version })
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (refused.code === 'stale-edit') {
        faults.delete(page)
        return request.ask()
      }
      const [temporary, now] = [isTemporary(refused), drafts.get(page)]
      // Words that were changed since might be accepted, so their page has no fault yet.
      if (temporary || (now && isSame(now, words)))
        faults.set(page, { detail: refusalSentences(refused).join(' '), temporary })
    }
  }

  function settle(page: string, how: 'both' | 'mine' | 'theirs'): void {
    const words = drafts.get(page)
    if (!words) return
    draft(page, how === 'theirs' ? undefined : settledDraft(storedOf(page), words, how))
    void keep(page)
  }

  /** A draft that was not kept before the end of the meeting is dropped. */
  const discard = (page: string) => draft(page, undefined)

  const isContestedOn = (page: string) => isContested(storedOf(page), drafts.get(page))
  // Drafts from before a crash are sent.
  for (const page of drafts.keys()) later(page, pause)
  const keepAll = () => [...drafts.keys()].forEach((page) => void keep(page))
  window.addEventListener('pagehide', keepAll)
  window.addEventListener('online', keepAll)
  onScopeDispose(() => {
    left = true
    window.removeEventListener('pagehide', keepAll)
    window.removeEventListener('online', keepAll)
    keepAll()
  })

  return {
    read: computed(() => request.answer.value !== undefined),
    problem: request.problem,
    /** A reader who may not write sees the stored words. */
    wordsOf: (page: string) => shownWords(storedOf(page), mayWrite() ? drafts.get(page) : undefined),
    storedOf,
    /** Words that were typed here and not kept before the end of the meeting. */
    leftOf: (page: string): NoteWords | undefined => (mayWrite() ? undefined : drafts.get(page)),
    contestedOn: isContestedOn,
    faultOn: (page: string) => faults.get(page),
    isKept: (page: string) => !drafts.has(page),
    /** Pages with words whose request failed or was refused, or that wait for a choice. */
    stuck: computed(() => [...drafts.keys()].filter((page) => faults.has(page) || isContestedOn(page))),
    write,
    keep,
    settle,
    discard,
  }
}
