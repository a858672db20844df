import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { OwnNarratives } from '#server/contract/narratives.ts'
import { api } from '../../api/client.ts'

/** The narratives that the signed-in reporter's organisations are asked for, unanswered ones first, then by due date. */
export const useNarratives = defineStore('narratives', () => {
  const narratives = shallowRef<OwnNarratives['narratives']>([])

  /** @throws AppProblem */
  async function load(): Promise<void> {
    narratives.value = (await api.get<OwnNarratives>('/api/narratives')).narratives
  }

  const open = computed(() => narratives.value.filter(({ answer }) => answer === null))
  return { narratives, open, load }
})
