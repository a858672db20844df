import { afterEach, beforeEach, vi } from 'vitest'

/** What the server does every second, or every few, it does when `secondsPass` in these tests, not by itself. */
export function stopSeconds(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())
}

/** Nobody's clock is moved by it. */
export async function secondsPass(count = 1): Promise<void> {
  await vi.advanceTimersByTimeAsync(count * 1_000)
}
