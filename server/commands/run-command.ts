import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { readConfig, type Config } from '../start/config.ts'
import { refusedStart } from '../start/refused-start.ts'
import { ignoreClosedPipes } from '../start/closed-pipes.ts'

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>

interface Command<Options> {
  /** The command line with its options. */
  readonly usage: string
  readonly options: Options
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Runs an operator's command in this process, by its arguments and settings. The exit code is 0 where `work` resolves to true, and 1 where
 * it resolves to false or is refused, which is told in one line. It is 2, after the usage, where `work` resolves to undefined or an option
 * is unknown. Its files are readable by their owner alone.
 */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  { usage, options, environment }: Command<Options>,
  work: (config: Config, given: Values<Options>) => Promise<boolean | undefined>,
): Promise<void> {
  ignoreClosedPipes()
  process.umask(0o077)
  const given = read(options)
  try {
    const done = given && (await work(readConfig(environment), given))
    if (done === undefined) process.stderr.write(`用法：${usage}\n`)
    process.exitCode = done === undefined ? 2 : done ? 0 : 1
  } catch (error) {
    const reason = refusedStart(error)
    if (reason === undefined) throw error
    process.stderr.write(`${reason}\n`)
    process.exitCode = 1
  }
}

/** Reads the arguments; undefined where one is unknown. */
function read<Options extends ParseArgsOptionsConfig>(options: Options): Values<Options> | undefined {
  try {
    return parseArgs({ options, allowPositionals: true, args: process.argv.slice(2) })
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS_')) return undefined
    throw error
  }
}
