import { computed, ref } from 'vue'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Board } from '#server/contract/board.ts'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import { AppProblem, api } from '../api/client.ts'
import { serverNow } from '../api/server-clock.ts'
import { useRequest } from '../composables/use-request.ts'
import { useCatalogue } from '../stores/catalogue.ts'

/** The summed-up board, with the values of its regions' parts. */
export function useSummary(start: { board: string; at: string }) {
  const catalogue = useCatalogue()
  const listing = useRequest(async (_, signal) => {
    const [index, { boards }] = await Promise.all([
      catalogue.load(),
      api.get<BoardChoices>('/api/boards', {}, signal),
    ])
    return { index, boards }
  })
  const choices = computed(() => listing.answer.value?.boards ?? [])
  /** The chosen board and date. An empty board stands for the first, an empty date for the suggested date of the board, or today. */
  const wanted = ref(start)
  const chosen = computed(() => wanted.value.board || (choices.value[0]?.id ?? ''))
  const at = computed(
    () => wanted.value.at || (choiceOf(chosen.value)?.suggestedAt ?? businessDate(serverNow())),
  )
  const choiceOf = (id: string) => choices.value.find((choice) => choice.id === id)

  const reading = useRequest(
    async (asked, signal) => {
      const choice = choiceOf(asked.board)
      if (!choice) throw new AppProblem(unknownBoard(asked.board))
      const board = await api.get<Board>('/api/board', { scope: choice.scope, at: asked.at }, signal)
      return { board, records: await partsOf(listing.answer.value!.index, board, signal) }
    },
    { of: () => (listing.answer.value && chosen.value ? { board: chosen.value, at: at.value } : undefined) },
  )

  const choose = (board: string) => (wanted.value = { board, at: '' })
  const chooseDate = (date: string) => (wanted.value = { board: chosen.value, at: date })
  return { listing, reading, choices, chosen, at, choose, chooseDate }
}

/** An unknown board is refused, and no other is shown instead. */
function unknownBoard(id: string) {
  return { status: 404, code: 'not-found', detail: `没有这块看板：${id}。请在上面的“看板”里另选一块。` }
}

/** The values of the board's indicators that have several regions, in all of these, in the judged periods. */
async function partsOf(
  index: CatalogueIndex,
  { targets }: Board,
  signal: AbortSignal,
): Promise<ObservationRecord[]> {
  const asked = targets.filter(({ indicator, period }) => {
    const regions = index.indicators.get(indicator)?.regions ?? []
    return period !== null && regions.length > 1
  })
  const answers = await Promise.all(
    asked.map(({ indicator, period }) =>
      api.get<ObservationSeries>(
        '/api/observations',
        { indicator, from: period!, to: period!, includeHistory: true },
        signal,
      ),
    ),
  )
  return answers.flatMap(({ observations }) => observations)
}
