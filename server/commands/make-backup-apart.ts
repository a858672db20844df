import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('./backup.ts', import.meta.url))

/**
 * Makes a backup as `npm run backup` does, in a process of its own with the same settings, so that neither copying nor verifying delays a
 * request. @throws Error with its output where it failed, or AbortError where `signal` stopped it
 */
export async function makeBackupApart(signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [command], { stdio: ['ignore', 'ignore', 'pipe'], signal })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [code, said] = await Promise.all([ended, text(child.stderr)])
  if (code !== 0) throw new Error(said.trim() || `npm run backup ended with ${code ?? 'a signal'}`)
}
