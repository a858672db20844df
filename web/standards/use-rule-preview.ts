import type { PreviewRequest, RulePreview } from '#server/contract/standards.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

/** Milliseconds without typing before the preview is asked for. */
const pause = 300

/** The outcome of a draft is asked for again when the question changes; undefined while there is nothing to ask. */
export function useRulePreview(question: () => PreviewRequest | undefined) {
  const { answer: preview, problem } = useRequest(
    (body, signal) => api.post<RulePreview>('/api/light-rules/preview', body, { signal }),
    { of: question, pause },
  )
  return { preview, problem }
}
