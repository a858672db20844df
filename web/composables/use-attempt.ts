import { computed, shallowRef, watch } from 'vue'
import { AppProblem } from '../api/client.ts'

/** What is said under a form or above a list: what was done, or why it was not. */
export interface AttemptTold {
  readonly tone: 'done' | 'error'
  readonly text: string
}

/**
 * What a person does at the server, one thing at a time: whether it is under way, what it came to, and why it was refused. `typed`
 * is what it is done with: once that is another, what was told of it no longer holds.
 */
export function useAttempt(typed?: () => unknown) {
  const busy = shallowRef(false)
  const problem = shallowRef<AppProblem>()
  const done = shallowRef<string>()
  const told = computed<AttemptTold | undefined>(() => {
    if (problem.value) return { tone: 'error', text: fault.value }
    return done.value === undefined ? undefined : { tone: 'done', text: done.value }
  })

  /** Why it was refused, in words; empty where it was not. */
  const fault = computed(() => (problem.value ? refusalSentences(problem.value).join(' ') : ''))

  function forget(): void {
    problem.value = done.value = undefined
  }

  if (typed) watch(typed, forget, { deep: true })

  /** Does it; the answer, or undefined where it was refused or another is under way. `words` tell what was done. */
  async function attempt<Answer>(
    work: () => Promise<Answer>,
    words?: string | ((answer: Answer) => string),
  ): Promise<{ readonly answer: Answer } | undefined> {
    if (busy.value) return undefined
    busy.value = true
    forget()
    try {
      const answer = await work()
      done.value = typeof words === 'function' ? words(answer) : words
      return { answer }
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      problem.value = refused
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, fault, told, attempt, forget }
}

/** A refusal in sentences, each once: as a whole, then what of its items the whole has not said. */
export function refusalSentences({
  detail,
  errors,
}: Pick<AppProblem, 'detail' | 'errors'>): readonly string[] {
  const unsaid = errors.map((fault) => fault.detail).filter((words) => !detail.includes(words))
  return [...new Set([detail, ...unsaid])]
}
