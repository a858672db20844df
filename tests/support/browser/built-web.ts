import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../web/build-if-stale.ts', import.meta.url))

/** The pages are built as by `npm start`, before tests or benches let the real server serve them. */
export function setup(): void {
  execFileSync(process.execPath, [script], { stdio: 'inherit' })
}
