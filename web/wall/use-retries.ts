import { onScopeDispose } from 'vue'
import { AppProblem } from '../api/client.ts'

/** Milliseconds between two attempts. */
const wait = 5_000

/** Nobody operates a wall, so a refused request is repeated, whatever the reason, until the page is left. */
export function useRetries() {
  const later = new Map<() => Promise<unknown>, ReturnType<typeof setTimeout>>()
  let left = false

  /** A request is repeated until it succeeds. `isOver` gets each refusal, and decides whether it is final. */
  async function persist(
    work: () => Promise<unknown>,
    isOver: (refusal: AppProblem) => boolean = () => false,
  ): Promise<void> {
    clearTimeout(later.get(work))
    try {
      await work()
    } catch (refusal) {
      if (!(refusal instanceof AppProblem)) throw refusal
      if (isOver(refusal) || left) return
      later.set(
        work,
        setTimeout(() => void persist(work, isOver), wait),
      )
    }
  }

  onScopeDispose(() => {
    left = true
    for (const timer of later.values()) clearTimeout(timer)
  })
  return persist
}
