import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { Filing, Filings } from '#server/contract/filings.ts'
import { api } from '../api/client.ts'
import { askedOnce } from './asked-once.ts'
import { useSession } from './session.ts'

/** The filings that the signed-in reporter owes at a reference date (today by default), the most urgent first. */
export const useFilings = defineStore('filings', () => {
  const view = shallowRef<Filings | null>(null)
  const chosenAt = shallowRef<string | undefined>(undefined)

  /** The demo year lies in the past, so people of the demo begin at a date with figures. */
  const beginning = askedOnce(async () => {
    const person = useSession().current
    if (!person?.demo) return
    const { boards } = await api.get<BoardChoices>('/api/boards')
    chosenAt.value = boards.find(({ scope }) => person.regions.includes(scope))?.suggestedAt
  })

  /** The reference date that the reporter works at. @throws AppProblem */
  async function workingDate(): Promise<string | undefined> {
    await beginning.load()
    return chosenAt.value
  }

  /** @throws AppProblem */
  async function load(at?: string): Promise<void> {
    const working = await workingDate()
    chosenAt.value = at ?? working
    view.value = await api.get<Filings>('/api/filings', { at: chosenAt.value })
  }

  const filings = computed<readonly Filing[]>(() => view.value?.filings ?? [])
  /** Filings of periods that are not closed, with cells that the reporter has to work on. */
  const open = computed(() => filings.value.filter((filing) => !filing.closed && cellsToDo(filing) > 0))
  const cells = computed(() => ({
    toDo: total(open.value, cellsToDo),
    late: total(
      open.value.filter(({ overdueDays }) => overdueDays > 0),
      cellsToDo,
    ),
    returned: total(filings.value, (filing) => filing.counts.returned),
    submitted: total(filings.value, (filing) => filing.counts.submitted),
  }))

  return { view, chosenAt, workingDate, load, filings, open, cells }
})

/** The number of cells that the reporter has to fill, finish or correct. */
export function cellsToDo({ counts }: Filing): number {
  return counts.empty + counts.draft + counts.returned
}

function total(filings: readonly Filing[], count: (filing: Filing) => number): number {
  return filings.reduce((sum, filing) => sum + count(filing), 0)
}
