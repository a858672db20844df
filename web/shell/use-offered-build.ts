import { ref } from 'vue'
import type { SessionView } from '#server/contract/session.ts'
import { AppProblem, api } from '../api/client.ts'
import { ownBuild } from '../api/page-build.ts'

/** Whether the server now gives out pages of another build than this one, which has stayed open over an upgrade. */
export function useOfferedBuild() {
  const outdated = ref(false)

  async function askBuild(): Promise<void> {
    const own = ownBuild()
    if (own === undefined) return
    try {
      const { build = own } = await api.get<SessionView>('/api/session')
      outdated.value = build !== own
    } catch (problem) {
      // A server that does not answer, or no longer knows who asks, is the business of what one does next.
      if (!(problem instanceof AppProblem)) throw problem
    }
  }
  return { outdated, askBuild }
}
