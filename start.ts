import { execFileSync } from 'node:child_process'

/**
 * `npm start` builds the pages if they are outdated, in a process of its own, whose memory is free afterwards; then this
 * process becomes the server.
 */
execFileSync(process.execPath, ['web/build-if-stale.ts'], { stdio: 'inherit', cwd: import.meta.dirname })
await import('./server/main.ts')
