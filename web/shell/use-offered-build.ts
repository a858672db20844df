import { computed } from 'vue'
import type { SessionView } from '#server/contract/session.ts'
import { api } from '../api/client.ts'
import { ownBuild } from '../api/page-build.ts'
import { useRequest } from '../composables/use-request.ts'

/** Whether the server gives out pages of another build than this page's, as after an upgrade. */
export function useOfferedBuild(every: number) {
  // A failed request is ignored, since the next request of the page reports the same.
  const { answer, ask } = useRequest(
    async (own: string, signal) => {
      const { build = own } = await api.get<SessionView>('/api/session', {}, signal)
      return build !== own
    },
    { of: ownBuild, every },
  )
  return { outdated: computed(() => answer.value ?? false), askBuild: ask }
}
