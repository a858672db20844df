import { ref, shallowRef, watch, type Ref } from 'vue'
import type { EvaluationSchemeDraft } from '#metrics/drafts/check-evaluation-scheme.ts'
import type { Evaluation } from '#server/contract/evaluations.ts'
import { AppProblem, api } from '../api/client.ts'

/** While somebody types, one look a third of a second is enough. */
const pause = 300

/** What a draft would give, asked again as the draft or the date changes; nothing is asked of a draft with faults. */
export function useSchemePreview(draft: Ref<EvaluationSchemeDraft | undefined>, today: string) {
  const at = ref(today)
  const preview = shallowRef<Evaluation>()
  const problem = shallowRef<AppProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  /** Whether the date still is today only because nobody chose another. */
  let settled = false

  async function ask(): Promise<void> {
    const turn = ++asked
    if (!draft.value) return
    try {
      const body = { draft: draft.value, at: at.value }
      const answer = await api.post<Evaluation>('/api/evaluation-schemes/preview', body)
      // Only the last question counts.
      if (turn !== asked) return
      ;[preview.value, problem.value] = [answer, undefined]
      const past = answer.results.every(({ score }) => score === null) && answer.evaluableAt !== null
      if (past && !settled && answer.evaluableAt! < at.value) at.value = answer.evaluableAt!
      settled = true
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (turn === asked) [preview.value, problem.value] = [undefined, refused]
    }
  }

  function choose(date: string): void {
    settled = true
    at.value = date
  }

  watch(
    [draft, at],
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), pause)
    },
    { immediate: true },
  )

  return { at, preview, problem, choose }
}
