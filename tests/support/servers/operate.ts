import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { nodeEnvironment } from '../node-environment.ts'

export interface Operated {
  /** The exit code; null where the command was ended for taking too long. */
  readonly code: number | null
  /** The whole output of the command; of one that is unread, its errors alone. */
  readonly output: string
}

type Command = 'account' | 'backup' | 'ledger' | 'restore' | 'token' | 'transfer'
type Settings = Readonly<Record<string, string>>

/** An operator's command runs as by `npm run`, with these settings and no others. */
export async function operate(command: Command, settings: Settings, ...args: string[]): Promise<Operated> {
  const child = begin(command, settings, args)
  const [[code], out, errors] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: code as number | null, output: out + errors }
}

/** A command whose output nobody reads any more, as after the lines of `head`. */
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

/** A command that takes longer than 100 s is ended, and has no exit code. */
function begin(command: Command, settings: Settings, args: readonly string[]) {
  const file = fileURLToPath(new URL(`../../../server/commands/${command}.ts`, import.meta.url))
  return spawn(process.execPath, [file, ...args], {
    env: { ...nodeEnvironment(), ...settings },
    timeout: 100_000,
  })
}
