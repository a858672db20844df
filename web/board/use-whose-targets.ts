import { computed, ref } from 'vue'
import { useRequest } from '../composables/use-request.ts'
import { useWatches, type WhoseTargets } from './watches.ts'

/**
 * The choice of whose targets a list shows, and how many of `listed` the person answers for and watches; undefined
 * until these are known.
 */
export function useWhoseTargets(listed: () => readonly string[]) {
  const watches = useWatches()
  useRequest(() => watches.load())
  const whose = ref<WhoseTargets>('all')
  const counts = computed(() => {
    const count = (of: WhoseTargets) => new Set(listed().filter((id) => watches.isOf(of, id))).size
    return watches.own && { answered: count('answered'), watched: count('watched') }
  })
  return { whose, counts, isListed: (target: string) => watches.isOf(whose.value, target) }
}
