import { createInterface } from 'node:readline'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { Deps } from '../../../deps.ts'
import { turnsTaken } from '../../../event-loop-turns.ts'
import { fileUses } from '../../../files/file-types.ts'
import type { ValueLine } from './import-body.ts'

/** Keeps the outcome of reading and checking as a file: a line for each finding, then one for each value. @returns its hash */
export async function keepOutcome(
  files: Deps['files'],
  by: string,
  { findings, lines }: { readonly findings: readonly ImportFinding[]; readonly lines: readonly ValueLine[] },
): Promise<string> {
  async function* content(): AsyncGenerator<Buffer> {
    const turn = turnsTaken()
    // The file begins with a line of its own, since it may not be empty.
    let portion = '["历史数据"]\n'
    for (const line of [...findings, ...lines]) {
      portion += `${JSON.stringify(line)}\n`
      if (portion.length < 64 * 1024) continue
      yield Buffer.from(portion)
      portion = ''
      await turn()
    }
    if (portion !== '') yield Buffer.from(portion)
  }
  const { hash } = await files.put(content(), { use: fileUses.readings, name: '读出的数.txt', by })
  return hash
}

/** The lines of an outcome file after its first line and the `from` lines that follow it. */
export async function* outcomeLines<Line>(
  files: Pick<Deps['files'], 'open'>,
  hash: string,
  from: number,
): AsyncGenerator<Line> {
  const stored = await files.open(hash)
  if (!stored) throw new Error(`What was read is not there: ${hash}`)
  const turn = turnsTaken()
  let place = -1
  for await (const line of createInterface({ input: stored.content, crlfDelay: Infinity })) {
    place += 1
    if (place <= from) continue
    await turn()
    yield JSON.parse(line) as Line
  }
}
