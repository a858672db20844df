import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Filing, Filings } from '#server/contract/filings.ts'
import { api } from '../api/client.ts'

/** What the signed-in reporter owes, most urgent first, as of a reference date (today, unless another is chosen). */
export const useFilings = defineStore('filings', () => {
  const view = shallowRef<Filings | null>(null)
  const chosenAt = shallowRef<string | undefined>(undefined)

  /** @throws AppProblem */
  async function load(at = chosenAt.value): Promise<void> {
    chosenAt.value = at
    view.value = await api.get<Filings>('/api/filings', { at })
  }

  const filings = computed<readonly Filing[]>(() => view.value?.filings ?? [])
  /** Filings in which the reporter still has something to do. */
  const open = computed(() => filings.value.filter((filing) => !filing.closed && cellsToDo(filing) > 0))
  const cells = computed(() => ({
    toDo: total(open.value, cellsToDo),
    returned: total(filings.value, (filing) => filing.counts.returned),
    submitted: total(filings.value, (filing) => filing.counts.submitted),
  }))

  return { view, chosenAt, load, filings, open, cells }
})

/** Cells that the reporter has to fill, finish or put right. */
export function cellsToDo({ counts }: Filing): number {
  return counts.empty + counts.draft + counts.returned
}

function total(filings: readonly Filing[], count: (filing: Filing) => number): number {
  return filings.reduce((sum, filing) => sum + count(filing), 0)
}
