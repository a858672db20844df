import { ref, watch, type Ref } from 'vue'
import type { EvaluationSchemeDraft } from '#metrics/drafts/check-evaluation-scheme.ts'
import type { Evaluation } from '#server/contract/evaluations.ts'
import { api } from '../../api/client.ts'
import { useRequest } from '../../composables/use-request.ts'
import { earlierDay } from '../use-evaluation.ts'

/** Milliseconds without typing before the preview is asked for. */
const pause = 300

/** The outcome of a draft is asked for again when the draft or the date changes; a draft with faults is not sent. */
export function useSchemePreview(draft: Ref<EvaluationSchemeDraft | undefined>, today: string) {
  const at = ref(today)
  const { answer: preview, problem } = useRequest(
    (body, signal) => api.post<Evaluation>('/api/evaluation-schemes/preview', body, { signal }),
    { of: () => draft.value && { draft: draft.value, at: at.value }, pause },
  )
  /** Whether the date stays, since somebody chose it or the first preview has moved or confirmed it. */
  let settled = false
  watch(preview, (heard) => {
    if (!heard || settled) return
    settled = true
    at.value = earlierDay(heard, at.value) ?? at.value
  })

  function choose(date: string): void {
    settled = true
    at.value = date
  }

  return { at, preview, problem, choose }
}
