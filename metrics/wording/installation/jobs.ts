import { formatInstant } from '../instants.ts'

/** The outcomes of a job's attempt, for an administrator. */
const outcomeWords = {
  done: '完成',
  failed: '没有成功',
  'given-up': '没有成功，不再试',
  stopped: '停止服务时中止',
  interrupted: '程序退出时中断',
} as const

interface JobAttempt {
  /** null: the attempt is under way. */
  readonly outcome: keyof typeof outcomeWords | null
  /** The number of the attempt, from 1. */
  readonly attempt: number
  readonly startedAt: string
  readonly reason: string | null
}

/** The last attempt in words: its outcome, its number and its reason. */
export function lastRunWords({ lastRun }: { readonly lastRun: JobAttempt | null }): string {
  if (lastRun === null) return '还没有运行过'
  const { outcome, attempt, startedAt, reason } = lastRun
  const ended = outcome === null ? '正在进行' : outcomeWords[outcome]
  const which = attempt > 1 ? `（第 ${attempt} 次）` : ''
  return `${formatInstant(startedAt)} ${ended}${which}${reason === null ? '' : `：${reason}`}`
}
