import { buildIfStale } from '#web/build-if-stale.ts'

/** The real server serves the real pages: build them once before the tests that look at them. */
export async function setup(): Promise<void> {
  await buildIfStale()
}
