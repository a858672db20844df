import { computed } from 'vue'
import type { SessionView } from '#server/contract/session.ts'
import { api } from '../api/client.ts'
import { ownBuild } from '../api/page-build.ts'
import { useRequest } from '../composables/use-request.ts'

/** Whether the server now gives out pages of another build than this one, which has stayed open over an upgrade. */
export function useOfferedBuild(every: number) {
  // A server that does not answer, or no longer knows who asks, is the business of what one does next.
  const { answer, ask } = useRequest(
    async (own: string, signal) => {
      const { build = own } = await api.get<SessionView>('/api/session', {}, signal)
      return build !== own
    },
    { of: ownBuild, every },
  )
  return { outdated: computed(() => answer.value ?? false), askBuild: ask }
}
