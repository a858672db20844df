import { computed, ref } from 'vue'
import type { TimelinessMatrix, TimelinessQuery } from '#server/contract/timeliness.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import { api, withQuery } from '../api/client.ts'
import { demoDate } from '../api/demo-date.ts'
import { serverNow } from '../api/server-clock.ts'
import { useRequest } from '../composables/use-request.ts'

export type MatrixChoice = Readonly<Partial<Record<keyof TimelinessQuery, string>>>

/** The matrix of the chosen filters, and the address of the same matrix as a table. */
export function useTimeliness(start: MatrixChoice) {
  const shown = ref<MatrixChoice>(start)
  let beginning: string | undefined
  const reading = useRequest(
    async (asked: MatrixChoice, signal) => {
      if (asked.at === undefined) beginning ??= await demoDate(signal)
      return api.get<TimelinessMatrix>('/api/timeliness', { ...asked, at: asked.at ?? beginning }, signal)
    },
    { of: () => shown.value },
  )
  const matrix = reading.answer
  const at = computed(() => matrix.value?.at ?? shown.value.at ?? businessDate(serverNow()))

  /** An empty choice stands for all. */
  function choose(part: MatrixChoice): void {
    const chosen = Object.entries({ ...shown.value, ...part }).filter(([, value]) => value !== '')
    shown.value = Object.fromEntries(chosen)
  }

  const tableAs = (ending: 'xlsx' | 'csv') =>
    withQuery(`/api/timeliness.${ending}`, { ...shown.value, at: at.value })
  return { shown, reading, matrix, at, choose, tableAs }
}
