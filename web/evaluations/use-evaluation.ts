import { ref, shallowRef, watch } from 'vue'
import type { Evaluation } from '#server/contract/evaluations.ts'
import { AppProblem, api } from '../api/client.ts'

/**
 * A scheme carried out at a date, asked again as either changes. `settled` false: nobody chose the date yet, so that it
 * may go back once to where the values are.
 */
export function useEvaluation(start: { scheme: string; at: string; settled: boolean }) {
  const scheme = ref(start.scheme)
  const at = ref(start.at)
  const settled = ref(start.settled)
  /** The day that was left because it lies past all values. */
  const wentBackFrom = ref<string>()
  const evaluation = shallowRef<Evaluation>()
  const problem = shallowRef<AppProblem>()
  let asked = 0

  async function ask(): Promise<void> {
    const turn = ++asked
    if (scheme.value === '') return
    try {
      const path = `/api/evaluation-schemes/${encodeURIComponent(scheme.value)}/run`
      const answer = await api.get<Evaluation>(path, { at: at.value })
      // Only the last question counts.
      if (turn !== asked) return
      const past = answer.results.every(({ score }) => score === null) && answer.evaluableAt !== null
      if (past && !settled.value && answer.evaluableAt! < at.value) {
        wentBackFrom.value = at.value
        settled.value = true
        at.value = answer.evaluableAt!
        return
      }
      ;[evaluation.value, problem.value] = [answer, undefined]
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (turn === asked) [evaluation.value, problem.value] = [undefined, refused]
    }
  }

  /** Goes to a date that somebody chose. */
  function choose(date: string): void {
    settled.value = true
    wentBackFrom.value = undefined
    at.value = date
  }

  watch([scheme, at], ask, { immediate: true })
  return { scheme, at, wentBackFrom, evaluation, problem, ask, choose }
}
