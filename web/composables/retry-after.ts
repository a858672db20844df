import type { AppProblem } from '../api/client.ts'

/** Milliseconds until what could not be had is asked for again. */
export const retryAfter = 15_000

/** Whether a refusal may pass by itself: nobody answered, or the server could not. */
export function mayPass({ status }: AppProblem): boolean {
  return status === 0 || status === 429 || status >= 500
}
