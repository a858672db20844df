import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export interface Operated {
  readonly code: number
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
  const env = { PATH: process.env['PATH'], ...settings }
  const child = spawn(process.execPath, [file, ...args], { env })
  const [[code], out, errors] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: code as number, output: out + errors }
}
