import { formatInstant } from '#metrics/wording/instants.ts'
import { backupJob } from '../../backup/scheduled-backups.ts'
import { ledgerAhead } from '../../clock-check.ts'
import type { JobState, PartCondition, Operations, OperationsPart } from '../../contract/operations.ts'
import { tellAhead } from './health.ts'

const hour = 3_600_000
const minute = 60_000
const gigabyte = 1024 ** 3
/** The thresholds of attention (注意) and failing (异常). */
const thresholds = {
  freeBytes: { attention: 2 * gigabyte, failing: gigabyte / 4 },
  ledgerAhead: { attention: tellAhead, failing: 24 * hour },
  untold: { attention: 100, failing: 1_000 },
  waitingCommits: { attention: 256, failing: 2_048 },
  socketShare: { attention: 0.9, failing: 1 },
  loopDelaySeconds: { attention: 0.1, failing: 1 },
  heapShare: { attention: 0.8, failing: 0.95 },
  messageLate: { attention: hour, failing: Infinity },
  late: { attention: hour, failing: 24 * hour },
  passwordsRefused: { attention: 20, failing: Infinity },
} as const

type OperationsFacts = Omit<Operations, 'judged'>

const normal = (reason: string): PartCondition => ({ condition: 'normal', reason })
const attention = (reason: string): PartCondition => ({ condition: 'attention', reason })
const failing = (reason: string): PartCondition => ({ condition: 'failing', reason })

/** The condition of a value that should stay below a threshold. */
function above(
  value: number,
  { attention: look, failing: wrong }: { readonly attention: number; readonly failing: number },
  reason: string,
): PartCondition | undefined {
  if (value >= wrong) return failing(reason)
  return value >= look ? attention(reason) : undefined
}

/** The condition of each part, by its worst figure. It depends on the facts alone. */
export function judgeOperations(facts: OperationsFacts): Record<OperationsPart, PartCondition> {
  return {
    database: ofDatabase(facts),
    ledger: ofLedger(facts),
    walls: ofWalls(facts),
    queues: ofQueues(facts),
    process: ofProcess(facts),
    threads: ofThreads(facts),
    jobs: ofJobs(facts),
    messages: ofMessages(facts),
    collectors: ofCollectors(facts),
    backups: ofBackups(facts),
    refusals: ofRefusals(facts),
  }
}

function ofDatabase({ database: { freeBytes } }: OperationsFacts): PartCondition {
  if (freeBytes === null) return normal('数据库应答正常')
  const { attention: look, failing: wrong } = thresholds.freeBytes
  const left = `数据所在磁盘只剩 ${(freeBytes / gigabyte).toFixed(1)} GB，写满后不能再提交，请腾出空间`
  if (freeBytes < wrong) return failing(left)
  return freeBytes < look ? attention(left) : normal('数据库应答正常，磁盘有余')
}

function ofLedger({ queues: { notices }, ledger, at }: OperationsFacts): PartCondition {
  const ahead = ledgerAhead(ledger, at)
  const wrongClock = above(
    ahead,
    thresholds.ledgerAhead,
    `底账末条记于 ${ledger.at === null ? '' : formatInstant(ledger.at)}，比本机时钟晚 ${lengthOf(ahead)}：时钟曾经走快，或现在慢了，请校准；在那之前新记的时间都停在末条`,
  )
  if (wrongClock) return wrongClock
  const reason = `本实例还有 ${notices} 条底账没有推送给大屏`
  return above(notices, thresholds.untold, reason) ?? normal('底账已全部推送')
}

function lengthOf(milliseconds: number): string {
  if (milliseconds >= 48 * hour) return `${Math.floor(milliseconds / (24 * hour))} 天`
  if (milliseconds >= 2 * hour) return `${Math.floor(milliseconds / hour)} 小时`
  return `${Math.floor(milliseconds / minute)} 分钟`
}

function ofWalls({ walls: all, live: { sockets, mostSockets } }: OperationsFacts): PartCondition {
  const full = above(sockets / mostSockets, thresholds.socketShare, `连接数 ${sockets}，上限 ${mostSockets}`)
  if (full) return full
  const named = (some: OperationsFacts['walls']) => some.map(({ name }) => `“${name}”`).join('、')
  const slow = all.filter((wall) => wall.sockets.some(({ behind }) => behind))
  if (slow.length > 0) return attention(`${named(slow)}读得太慢，请检查那里的网络`)
  const away = all.filter(({ state }) => state === 'away')
  if (away.length > 0) return attention(`${named(away)}不在线，请检查电源与网络；不再用的请在“大屏”页撤销`)
  return normal(all.length === 0 ? '还没有配对的大屏' : `${all.length} 块大屏全部在线`)
}

function ofQueues({ queues: { commit } }: OperationsFacts): PartCondition {
  const reason = `有 ${commit} 项写入在等待提交，数据库或磁盘可能太慢`
  return above(commit, thresholds.waitingCommits, reason) ?? normal('写入没有积压')
}

function ofProcess({
  process: { loopDelaySeconds, heapUsedBytes, heapLimitBytes },
}: OperationsFacts): PartCondition {
  const heap = heapUsedBytes / heapLimitBytes
  const judged = [
    above(
      heap,
      thresholds.heapShare,
      `程序内存已用到上限的 ${Math.round(heap * 100)}%，请安排重启并告诉开发者`,
    ),
    above(
      loopDelaySeconds,
      thresholds.loopDelaySeconds,
      `程序应答迟缓，最慢的百分之一迟 ${Math.round(loopDelaySeconds * 1000)} 毫秒，机器可能太忙`,
    ),
  ].filter((one) => one !== undefined)
  return worst(judged) ?? normal('程序运行平稳')
}

function ofThreads({ threads: { waiting, mostWaiting } }: OperationsFacts): PartCondition {
  if (waiting < mostWaiting) return normal('文件随到随办')
  return attention(`有 ${waiting} 份文件排队，新来的会被请稍后再来；长时间如此，请查看日志`)
}

function ofJobs({ jobs, at }: OperationsFacts): PartCondition {
  const judged = [...jobs.map(ofFailure), ...jobs.map((job) => ofLateness(job, at))]
  return worst(judged.filter((one) => one !== undefined)) ?? normal('没有失败的任务')
}

function ofFailure({ name, title, failure, nextAt }: JobState): PartCondition | undefined {
  if (failure === null) return undefined
  const { attempt, reason, givenUp } = failure
  if (givenUp) return failing(`“${title}”试了 ${attempt} 次没有成功，到下次应做时再做：${reason}`)
  const again = nextAt === null ? '不会自动再试' : '会自动再试'
  const words = `“${title}”没有成功，${again}：${reason}`
  // A failed backup has the same condition here and in the part of backups.
  return name === backupJob ? failing(words) : attention(words)
}

function ofLateness({ title, nextAt, running }: JobState, at: string): PartCondition | undefined {
  if (nextAt === null || running) return undefined
  const late = Date.parse(at) - Date.parse(nextAt)
  return above(late, thresholds.late, `“${title}”已迟 ${lengthOf(late)}，请查看日志`)
}

function ofMessages({
  outbox: { waiting, oldestWaitingAt, lastError, givenUp },
  webhooks: { held, sealed },
  at,
}: OperationsFacts): PartCondition {
  if (sealed > 0)
    return failing(`${sealed} 个事件推送的签名密钥打不开，请拷回原来的钥匙文件，或到“事件推送”换密钥`)
  const stopped = held > 0 ? [`恢复自备份，${held} 个事件推送已停下，请到“事件推送”核对后启用`] : []
  if (givenUp > 0)
    return failing([`${givenUp} 条消息没有送达，已不再试，请查明原因后重发或丢弃`, ...stopped].join('；'))
  if (held > 0) return attention(stopped.join(''))
  if (lastError !== null) return attention(`有消息没有送达，会自动再试：${lastError}`)
  const late = oldestWaitingAt === null ? 0 : Date.parse(at) - Date.parse(oldestWaitingAt)
  return (
    above(
      late,
      thresholds.messageLate,
      `${waiting} 条消息等待发送，最早的已等 ${lengthOf(late)}，请查看日志`,
    ) ?? normal('消息全部送达')
  )
}

function ofCollectors({ collectors }: OperationsFacts): PartCondition {
  const { enabled, interrupted, sealed } = collectors
  if (sealed > 0)
    return failing(`${sealed} 个采集任务的密钥打不开，请拷回原来的钥匙文件，或到“采集任务”重新填写`)
  if (interrupted.length > 0)
    return attention(
      `采集中断 ${interrupted.length} 个：${interrupted.slice(0, 3).join('、')}${interrupted.length > 3 ? '等' : ''}，请到“采集任务”看原因`,
    )
  if (collectors.failing > 0) return attention(`${collectors.failing} 个采集任务上次没有采到好数，会自动再采`)
  return normal(enabled === 0 ? '没有采集任务' : `${enabled} 个采集任务都采得到`)
}

function ofBackups({ backups: { lastGood, lastFailure, nextAt }, at }: OperationsFacts): PartCondition {
  if (lastFailure) return failing(`上次备份失败：${lastFailure.reason}`)
  if (nextAt === null)
    return attention('没有定时备份，磁盘损坏时只找得回手工备份过的数据，请设置 XUSHI_BACKUP_AT')
  const late = Date.parse(at) - Date.parse(nextAt)
  const overdue = above(late, thresholds.late, `备份已迟 ${Math.floor(late / hour)} 小时，请查看日志`)
  if (overdue) return overdue
  return lastGood ? normal('上次备份已打开核对，完好') : attention('还没有做过备份，等待第一次')
}

function ofRefusals({ refusals: counts }: OperationsFacts): PartCondition {
  const lastHour = (code: string) => counts.find((count) => count.code === code)?.lastHour ?? 0
  const judged = [
    lastHour('disk-full') > 0 && failing('一小时内有提交因磁盘已满被拒绝，请立即腾出空间'),
    lastHour('database-unwritable') > 0 && failing('一小时内有提交因数据库无法写入被拒绝，请检查磁盘'),
    lastHour('internal') > 0 && attention(`一小时内程序出错 ${lastHour('internal')} 次，请按编号查看日志`),
    lastHour('database-unavailable') > 0 && attention('一小时内数据库曾连接不上'),
    above(
      lastHour('wrong-name-or-password') + lastHour('locked-out'),
      thresholds.passwordsRefused,
      '一小时内多次登录失败，可能有人在猜密码，请按日志中的地址核实',
    ),
  ].filter((one) => one !== false && one !== undefined)
  return worst(judged) ?? normal('没有需要处理的出错')
}

function worst(judged: readonly PartCondition[]): PartCondition | undefined {
  return judged.find(({ condition }) => condition === 'failing') ?? judged[0]
}
