import { onScopeDispose, shallowRef } from 'vue'
import type { Operations } from '#server/contract/operations.ts'
import { AppProblem, api } from '../api/client.ts'

const every = 3_000

/** How the server stands, asked again every three seconds while the page can be seen. What was heard last stays. */
export function useOperations() {
  const facts = shallowRef<Operations | null>(null)
  const problem = shallowRef<AppProblem>()
  let asking = false

  async function ask(): Promise<void> {
    if (asking) return
    asking = true
    try {
      facts.value = await api.get<Operations>('/api/operations')
      problem.value = undefined
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      problem.value = refused
    } finally {
      asking = false
    }
  }

  async function backUp(): Promise<void> {
    try {
      await api.post('/api/backups')
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      problem.value = refused
      return
    }
    await ask()
  }

  const askIfSeen = () => void (document.visibilityState === 'visible' && ask())
  const timer = setInterval(askIfSeen, every)
  document.addEventListener('visibilitychange', askIfSeen)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', askIfSeen)
  })
  void ask()
  return { facts, problem, ask, backUp }
}
