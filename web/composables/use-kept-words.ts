import { computed, ref, watch, type Ref } from 'vue'
import { keepInBrowser, keptInBrowser, typedName } from '../sheet/kept-in-browser.ts'
import { hasUnseen, seenWords } from './unseen-words.ts'

/** The words that a person types into a form, as this browser keeps them. */
export interface KeptWords {
  /** True where the form was filled with words that were typed before and never reached the server. */
  readonly isBack: Readonly<Ref<boolean>>
  /** The kept words are dropped, and the form shows its proposal. */
  readonly discard: () => void
  /** True while signs that nobody sees stand in the words. */
  readonly hasUnseen: Readonly<Ref<boolean>>
  /** Signs that nobody sees are taken out of the words. */
  readonly takeOutUnseen: () => void
  /** The words are kept until the server has taken them; `work` gives undefined or false where the server refused. */
  readonly sent: <Done>(work: Promise<Done>) => Promise<Done>
}

/**
 * Words in a form are kept in this browser at every letter, under the person and the subject of the form. They stay
 * until the server has them or the person discards them, also after Esc or a reload. The form is filled with them when
 * it is opened again. `typed` has the fields with their proposed values.
 */
export function useKeptWords(keptUnder: string, typed: Readonly<Record<string, Ref>>): KeptWords {
  const name = typedName(keptUnder)
  const fields = Object.entries(typed)
  const words = () => Object.fromEntries(fields.map(([field, box]) => [field, box.value as unknown]))
  /** The proposal, or the words that the server took last. */
  let settled = JSON.stringify(words())
  const isBack = ref(false)

  function fill(all: Readonly<Record<string, unknown>>): void {
    for (const [field, box] of fields) if (isAlike(box.value, all[field])) box.value = all[field]
  }
  function keep(): void {
    const now = words()
    const isSettled = JSON.stringify(now) === settled
    if (isSettled) isBack.value = false
    if (name !== undefined) keepInBrowser(name, isSettled ? undefined : now)
  }

  const before = name === undefined ? undefined : keptInBrowser(name)
  if (before !== undefined) {
    fill(before as Readonly<Record<string, unknown>>)
    isBack.value = true
    keep()
  }
  watch(
    fields.map(([, box]) => box),
    keep,
    { deep: true, flush: 'sync' },
  )

  return {
    isBack,
    discard: () => {
      fill(JSON.parse(settled) as Readonly<Record<string, unknown>>)
      isBack.value = false
    },
    hasUnseen: computed(() => hasUnseen(words())),
    takeOutUnseen: () => fill(seenWords(words())),
    async sent(work) {
      const sending = JSON.stringify(words())
      const done = await work
      if (done) {
        settled = sending
        keep()
      }
      return done
    },
  }
}

/** Whether a field can take a kept value: an earlier release of the page may have kept another kind of value. */
function isAlike(own: unknown, kept: unknown): boolean {
  if (kept === undefined) return false
  if (own === null || kept === null) return true
  return (
    (typeof own === 'object') === (typeof kept === 'object') && Array.isArray(own) === Array.isArray(kept)
  )
}
