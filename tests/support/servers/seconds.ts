import { afterEach, beforeEach, vi } from 'vitest'

/** The server's works of every second run when `secondsPass` is called in these tests, and not by themselves. */
export function stopSeconds(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())
}

/** The works run, and no clock is moved. */
export async function secondsPass(count = 1): Promise<void> {
  await vi.advanceTimersByTimeAsync(count * 1_000)
}
