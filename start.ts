import { execFileSync } from 'node:child_process'

/** `npm start`: builds the pages if they must be, in a process whose memory goes with it; then this one is the server. */
execFileSync(process.execPath, ['web/build-if-stale.ts'], { stdio: 'inherit', cwd: import.meta.dirname })
await import('./server/main.ts')
