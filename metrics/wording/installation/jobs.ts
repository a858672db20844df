import { formatInstant } from '../instants.ts'

/** How an attempt of a job ended, to an administrator. */
const outcomeWords = {
  done: '完成',
  failed: '没有成功',
  'given-up': '没有成功，不再试',
  stopped: '停止服务时中止',
  interrupted: '程序退出时中断',
} as const

interface JobAttempt {
  /** null: under way. */
  readonly outcome: keyof typeof outcomeWords | null
  /** From 1. */
  readonly attempt: number
  readonly startedAt: string
  readonly reason: string | null
}

/** What became of the last attempt: how it ended, which attempt it was, and why. */
export function lastRunWords({ lastRun }: { readonly lastRun: JobAttempt | null }): string {
  if (lastRun === null) return '还没有运行过'
  const { outcome, attempt, startedAt, reason } = lastRun
  const ended = outcome === null ? '正在进行' : outcomeWords[outcome]
  const which = attempt > 1 ? `（第 ${attempt} 次）` : ''
  return `${formatInstant(startedAt)} ${ended}${which}${reason === null ? '' : `：${reason}`}`
}
