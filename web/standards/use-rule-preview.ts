import type { PreviewRequest, RulePreview } from '#server/contract/standards.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

/** While somebody types, one look a third of a second is enough. */
const pause = 300

/** What a draft would change, asked again as the question changes; undefined: there is nothing to ask yet. */
export function useRulePreview(question: () => PreviewRequest | undefined) {
  const { answer: preview, problem } = useRequest(
    (body, signal) => api.post<RulePreview>('/api/light-rules/preview', body, { signal }),
    { of: question, pause },
  )
  return { preview, problem }
}
