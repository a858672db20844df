import type { Why } from '#server/contract/why.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

interface LightAsked {
  readonly target: string
  /** The reference date, `YYYY-MM-DD`. */
  readonly at: string
}

/** The explanation of a target's light. */
export function useWhy(of: () => LightAsked) {
  const ask = ({ target, at }: LightAsked, signal: AbortSignal) =>
    api.get<Why>(`/api/targets/${target}/why`, { at }, signal)
  const { answer: why, problem } = useRequest(ask, { of })
  return { why, problem }
}
