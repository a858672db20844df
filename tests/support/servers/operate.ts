import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ofNode } from '../of-node.ts'

export interface Operated {
  /** Null where it was ended because it took too long. */
  readonly code: number | null
  /** All that it printed. */
  readonly output: string
}

type Command = 'account' | 'backup' | 'ledger' | 'restore' | 'token' | 'transfer'
type Settings = Readonly<Record<string, string>>

/** What `npm run` runs of an operator's commands, with these settings and no others. */
export async function operate(command: Command, settings: Settings, ...args: string[]): Promise<Operated> {
  const child = begin(command, settings, args)
  const [[code], out, errors] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: code as number | null, output: out + errors }
}

/** The same where nobody reads what it prints, as `head` once it has its lines. */
export async function operateUnread(
  command: Command,
  settings: Settings,
  ...args: string[]
): Promise<Operated> {
  const child = begin(command, settings, args)
  child.stdout.destroy()
  const [[code], output] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  return { code: code as number | null, output }
}

/** Ended early, it has no code, and what it printed is shown beside that. */
function begin(command: Command, settings: Settings, args: readonly string[]) {
  const file = fileURLToPath(new URL(`../../../server/commands/${command}.ts`, import.meta.url))
  return spawn(process.execPath, [file, ...args], { env: { ...ofNode(), ...settings }, timeout: 100_000 })
}
