import { onScopeDispose, shallowRef, watch } from 'vue'
import type { PreviewRequest, RulePreview } from '#server/contract/standards.ts'
import { AppProblem, api } from '../api/client.ts'

/** While somebody types, one look a third of a second is enough. */
const pause = 300

/** What a draft would change, asked again as the question changes; null: there is nothing to ask yet. */
export function useRulePreview(question: () => PreviewRequest | null) {
  const preview = shallowRef<RulePreview>()
  const problem = shallowRef<AppProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(body: PreviewRequest | null): Promise<void> {
    const turn = ++asked
    preview.value = undefined
    problem.value = undefined
    if (!body) return
    try {
      const answer = await api.post<RulePreview>('/api/light-rules/preview', body)
      // Only the last question counts.
      if (turn === asked) preview.value = answer
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (turn === asked) problem.value = refused
    }
  }

  watch(
    () => JSON.stringify(question()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(question()), pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  return { preview, problem }
}
