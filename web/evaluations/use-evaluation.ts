import { ref, watch } from 'vue'
import type { Evaluation } from '#server/contract/evaluations.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

/**
 * A scheme is carried out at a date, again when either changes. While `settled` is false nobody has chosen the date, and
 * it may go back once to a day with values.
 */
export function useEvaluation(start: { scheme: string; at: string; settled: boolean }) {
  const scheme = ref(start.scheme)
  const at = ref(start.at)
  const settled = ref(start.settled)
  /** The first date, which lies after all values and was replaced. */
  const wentBackFrom = ref<string>()
  const reading = useRequest(
    (asked, signal) =>
      api.get<Evaluation>(
        `/api/evaluation-schemes/${encodeURIComponent(asked.scheme)}/run`,
        { at: asked.at },
        signal,
      ),
    { of: () => (scheme.value === '' ? undefined : { scheme: scheme.value, at: at.value }) },
  )

  watch(reading.answer, (heard) => {
    const back = heard && !settled.value ? earlierDay(heard, at.value) : undefined
    if (back === undefined) return
    wentBackFrom.value = at.value
    settled.value = true
    at.value = back
  })

  /** A date that somebody chose replaces the present one. */
  function choose(date: string): void {
    settled.value = true
    wentBackFrom.value = undefined
    at.value = date
  }

  return { scheme, at, wentBackFrom, reading, choose }
}

/** The last day before `at` on which something can be scored; undefined without one, and if something can be scored at `at`. */
export function earlierDay({ results, evaluableAt }: Evaluation, at: string): string | undefined {
  const noneScored = results.every(({ score }) => score === null)
  return noneScored && evaluableAt !== null && evaluableAt < at ? evaluableAt : undefined
}
