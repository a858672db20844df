import { ref, shallowRef, watch } from 'vue'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Board } from '#server/contract/board.ts'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { AppProblem, api } from '../api/client.ts'
import { useCatalogue } from '../stores/catalogue.ts'

/** A board to be summed up, with the values of its regions' parts. */
export function useSummary(start: { board: string; at: string }) {
  const catalogue = useCatalogue()
  const choices = shallowRef<BoardChoices['boards']>([])
  const chosen = ref(start.board)
  const at = ref(start.at)
  const board = shallowRef<Board>()
  const records = shallowRef<readonly ObservationRecord[]>([])
  const problem = shallowRef<AppProblem>()
  let asked = 0

  async function load(): Promise<void> {
    const turn = ++asked
    try {
      const index = await catalogue.load()
      if (choices.value.length === 0) choices.value = (await api.get<BoardChoices>('/api/boards')).boards
      const [first] = choices.value
      const choice = chosen.value === '' ? first : choices.value.find(({ id }) => id === chosen.value)
      if (!choice) throw new AppProblem(unknownBoard(chosen.value))
      chosen.value = choice.id
      at.value ||= choice.suggestedAt
      const answer = await api.get<Board>('/api/board', { scope: choice.scope, at: at.value })
      const parts = await partsOf(index, answer)
      // Only the last question counts.
      if (turn !== asked) return
      ;[board.value, records.value, problem.value] = [answer, parts, undefined]
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      if (turn === asked) [board.value, problem.value] = [undefined, refused]
    }
  }

  /** Takes another board, at the date at which it has something to say. */
  function choose(id: string): void {
    chosen.value = id
    at.value = choices.value.find((choice) => choice.id === id)?.suggestedAt ?? at.value
  }

  watch([chosen, at], load, { immediate: true })
  return { choices, chosen, at, board, records, problem, load, choose }
}

/** A board that is not there is said, never answered by another. */
function unknownBoard(id: string) {
  return { status: 404, code: 'not-found', detail: `没有这块看板：${id}。请在上面的“看板”里另选一块。` }
}

/** Values of the indicators that are also collected below the board's own regions, in the periods that were judged. */
async function partsOf(index: CatalogueIndex, { targets }: Board): Promise<ObservationRecord[]> {
  const asked = targets.filter(({ indicator, period }) => {
    const regions = index.indicators.get(indicator)?.regions ?? []
    return period !== null && regions.length > 1
  })
  const answers = await Promise.all(
    asked.map(({ indicator, period }) =>
      api.get<ObservationSeries>('/api/observations', {
        indicator,
        from: period!,
        to: period!,
        includeHistory: true,
      }),
    ),
  )
  return answers.flatMap(({ observations }) => observations)
}
