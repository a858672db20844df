import { computed, shallowRef, watch } from 'vue'
import { AppProblem } from '../api/client.ts'

/** The outcome of an act, told under a form or above a list. */
export interface AttemptTold {
  readonly tone: 'done' | 'error'
  readonly text: string
}

/**
 * A person's acts at the server, one at a time: whether one is under way, its outcome, and the reason of a refusal.
 * `typed` is the input of the act; a change of the input clears the outcome.
 */
export function useAttempt(typed?: () => unknown) {
  const busy = shallowRef(false)
  const problem = shallowRef<AppProblem>()
  const done = shallowRef<string>()
  const told = computed<AttemptTold | undefined>(() => {
    if (problem.value) return { tone: 'error', text: fault.value }
    return done.value === undefined ? undefined : { tone: 'done', text: done.value }
  })

  /** The reason of the refusal in words; empty without a refusal. */
  const fault = computed(() => (problem.value ? refusalSentences(problem.value).join(' ') : ''))

  function forget(): void {
    problem.value = done.value = undefined
  }

  if (typed) watch(typed, forget, { deep: true })

  /**
   * The act is carried out. The result is the server's answer, or undefined where the act was refused or another is
   * under way. `words` tell the outcome.
   */
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

/** A refusal in sentences, each once: first the refusal as a whole, then the faults of its items that the whole does not name. */
export function refusalSentences({
  detail,
  errors,
}: Pick<AppProblem, 'detail' | 'errors'>): readonly string[] {
  const unsaid = errors.map((fault) => fault.detail).filter((words) => !detail.includes(words))
  return [...new Set([detail, ...unsaid])]
}
