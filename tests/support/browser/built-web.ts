import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../web/build-if-stale.ts', import.meta.url))

/** The real server serves the real pages: builds them, as `npm start` does, before tests or benches look at them. */
export function setup(): void {
  execFileSync(process.execPath, [script], { stdio: 'inherit' })
}
