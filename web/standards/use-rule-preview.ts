import { ref, shallowRef, watch } from 'vue'
import type { LightRuleDraft } from '#metrics/light-rules/check-light-rule.ts'
import type { RulePreview } from '#server/contract/standards.ts'
import { AppProblem, api } from '../api/client.ts'

/** While somebody types, one look a third of a second is enough. */
const pause = 300

/** What a draft would change on a board, asked again as the draft, the board or the date changes. */
export function useRulePreview(today: string) {
  const draft = shallowRef<LightRuleDraft>()
  const scope = ref('')
  const at = ref(today)
  const preview = shallowRef<RulePreview>()
  const problem = shallowRef<AppProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(): Promise<void> {
    const turn = ++asked
    if (!draft.value || scope.value === '') return
    try {
      const body = { rule: draft.value, scope: scope.value, at: at.value }
      const answer = await api.post<RulePreview>('/api/light-rules/preview', body)
      // Only the last question counts.
      if (turn === asked) [preview.value, problem.value] = [answer, undefined]
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (turn === asked) [preview.value, problem.value] = [undefined, refused]
    }
  }

  watch([draft, scope, at], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), pause)
  })

  return { draft, scope, at, preview, problem }
}
