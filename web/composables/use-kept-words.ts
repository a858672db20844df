import { ref, watch, type Ref } from 'vue'
import { keepInBrowser, keptInBrowser, typedName } from '../sheet/kept-in-browser.ts'

/** What a person types into a form, as this browser keeps it. */
export interface KeptWords {
  /** Whether the form was filled with what was typed before and never reached the server. */
  readonly isBack: Readonly<Ref<boolean>>
  /** Lets go of what was typed: the form stands as it was proposed. */
  readonly discard: () => void
  /** What is sent is kept until the server has it; `work` comes to nothing, or false, where it was refused. */
  readonly sent: <Done>(work: Promise<Done>) => Promise<Done>
}

/**
 * Keeps what is typed into a form in this browser at every letter, for the person at this page and the thing that it is about, until
 * the server has it or the person lets go of it: neither Esc nor a reload takes it away. A form that is opened again is filled with it.
 * `typed`: the fields, as they are proposed.
 */
export function useKeptWords(about: string, typed: Readonly<Record<string, Ref>>): KeptWords {
  const name = typedName(about)
  const fields = Object.entries(typed)
  const words = () => Object.fromEntries(fields.map(([field, box]) => [field, box.value as unknown]))
  /** What nobody has to be told of again: the proposal, or what the server has. */
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

/** Another release of the page may have kept another kind of value. */
function isAlike(one: unknown, kept: unknown): boolean {
  if (kept === undefined) return false
  if (one === null || kept === null) return true
  return (
    (typeof one === 'object') === (typeof kept === 'object') && Array.isArray(one) === Array.isArray(kept)
  )
}
