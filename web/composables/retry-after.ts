import type { AppProblem } from '../api/client.ts'

/** Milliseconds between two attempts at the same request. */
export const retryAfter = 15_000

/** Whether a refusal may pass by itself: the server did not answer, or could not do what it was asked. */
export function isTemporary({ status }: AppProblem): boolean {
  return status === 0 || status === 429 || status >= 500
}
