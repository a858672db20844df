import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RoundBrief, Rounds } from '#server/contract/rounds.ts'
import { api } from '../../api/client.ts'

/** The reporting rounds (报送轮次) that the signed-in person sees, the newest first. */
export const useRounds = defineStore('rounds', () => {
  const rounds = shallowRef<readonly RoundBrief[]>([])
  const mayOpen = shallowRef(false)

  /** @throws AppProblem */
  async function load(): Promise<void> {
    const told = await api.get<Rounds>('/api/rounds')
    rounds.value = told.rounds
    mayOpen.value = told.mayOpen
  }

  /** The rounds that the person's organisations have not answered, the first to end first. */
  const waiting = computed(() =>
    rounds.value
      .filter(({ ownUnanswered }) => ownUnanswered > 0)
      .toSorted((a, b) => (a.due < b.due ? -1 : 1)),
  )
  /** The number of clauses that wait for an answer of the person's organisations. */
  const unanswered = computed(() => waiting.value.reduce((sum, one) => sum + one.ownUnanswered, 0))
  return { rounds, mayOpen, load, waiting, unanswered }
})
