import { computed, proxyRefs, ref, shallowRef } from 'vue'
import type { ApprovedChange, Board } from '#server/contract/board.ts'
import { AppProblem, api } from '../../api/client.ts'
import { endOfDay } from '../../api/known-then.ts'
import { serverNow } from '../../api/server-clock.ts'
import { isTemporary, retryAfter } from '../../composables/retry-after.ts'
import { replacePicture, recentLimit, type BoardPicture } from '../../stores/board-picture.ts'
import type { HeldBoard } from '../../stores/held-board.ts'
import { holdMornings } from '../../stores/held-mornings.ts'
import { holdReasons } from '../../stores/held-reasons.ts'
import { holdSeries } from '../../stores/held-series.ts'

/** A board at a reference date, as it was known at the end of a day. */
export interface PastAsked {
  readonly scope: string
  readonly at: string
  readonly asOf: string
}

/**
 * A board as it was known at the end of a day, in the shape of one that a line keeps up to date: nothing changes it any
 * more. It is asked for until it has come, and once more at each `connect`.
 */
export function holdPastBoard({ scope, at, asOf }: PastAsked): HeldBoard {
  const instant = endOfDay(asOf)
  const picture = shallowRef<BoardPicture | null>(null)
  const refusal = shallowRef<AppProblem | null>(null)
  const knownAt = ref<number | null>(null)
  const replaced = ref(0)
  const singleHanded = ref(false)
  const [series, reasons, mornings] = [holdSeries(instant), holdReasons(instant), holdMornings(scope)]
  const line = computed(() => (picture.value ? ('live' as const) : ('opening' as const)))
  const link = computed(() =>
    refusal.value && !isTemporary(refusal.value) ? ('refused' as const) : line.value,
  )
  const demo = computed(() => [...(picture.value?.rows.values() ?? [])].some((row) => row.demo))
  let again: ReturnType<typeof setTimeout> | undefined
  let left = false

  async function ask(): Promise<void> {
    const query = { scope, at, asOf: instant }
    try {
      const [board, { changes }] = await Promise.all([
        api.get<Board>('/api/board', query),
        api.get<{ readonly changes: readonly ApprovedChange[] }>('/api/changes', {
          ...query,
          limit: recentLimit,
        }),
      ])
      singleHanded.value = board.singleHanded === true
      knownAt.value = serverNow()
      refusal.value = null
      picture.value = replacePicture(null, { sequence: board.sequence, board, recent: changes }, Date.now())
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      refusal.value = problem
      if (isTemporary(problem) && !left) again = setTimeout(() => void ask(), retryAfter)
    }
  }
  function letGo(): void {
    left = true
    clearTimeout(again)
    for (const answers of [series, reasons, mornings]) answers.close()
  }

  const facts = { scope, at, picture, demo, singleHanded, line, link, knownAt, refusal, replaced }
  const acts = { connect: () => void ask(), disconnect: () => clearTimeout(again), letGo, tell: () => {} }
  return proxyRefs({ ...facts, series, reasons, mornings, ...acts })
}
