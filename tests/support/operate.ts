import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ofNode } from './of-node.ts'

export interface Operated {
  /** Null where it was ended because it took too long. */
  readonly code: number | null
  /** All that it printed. */
  readonly output: string
}

/** What `npm run backup`, `restore` or `transfer` runs, with these settings and no others. */
export async function operate(
  command: 'backup' | 'restore' | 'transfer',
  settings: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Operated> {
  const file = fileURLToPath(new URL(`../../server/commands/${command}.ts`, import.meta.url))
  const env = { ...ofNode(), ...settings }
  // Ended early, it has no code, and what it printed is shown beside that.
  const child = spawn(process.execPath, [file, ...args], { env, timeout: 100_000 })
  const [[code], out, errors] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: code as number | null, output: out + errors }
}
