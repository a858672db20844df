import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { run } from '../../documents/letters/round-report.ts'
import type { Heavy } from '../../workers/run-in-thread.ts'
import { showRound } from './show-rounds.ts'

const making: Heavy = {
  module: new URL('../../documents/letters/round-report.ts', import.meta.url),
  limits: { seconds: 30, megabytes: 512 },
  tooLong: '这份文件做了 30 秒还没有做完。请稍后再试，或请管理员查看运行状况。',
  tooLarge: '做这份文件要占用的内存太多。请把轮次问的条款分成几次。',
}

/** The .docx of a round as it stands: its answers in the order of the clauses, and who has not answered. @throws AppError not-found, work-too-long … */
export async function roundDocument(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'runApart'>,
  actor: Actor,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const round = await showRound(deps, actor, id)
  const { buffer, byteOffset, byteLength } = await deps.runApart<typeof run>(making, {
    round,
    at: deps.clock.now(),
    by: actor.displayName,
    sequence: deps.store.head().sequence,
  })
  return { name: `${round.title}.docx`, bytes: Buffer.from(buffer, byteOffset, byteLength) }
}
