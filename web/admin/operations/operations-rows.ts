import type { PartCondition, Operations, OperationsPart } from '#server/contract/operations.ts'
import { figureStateWords } from '#metrics/wording/figures/states.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { formatBytes, formatDuration } from './amount-text.ts'

/** One figure beside the condition of a part. */
interface OperationsFigure {
  readonly label: string
  readonly value: string
  /** The full text, where the value is cut. */
  readonly title?: string
}

export interface OperationsRow {
  readonly part: OperationsPart
  readonly name: string
  readonly judged: PartCondition
  readonly figures: readonly OperationsFigure[]
}

const count = (value: number) => value.toLocaleString('zh-CN')
const none = '—'

/** The rows of the page, one for each part of the installation, with its condition and figures. */
export function operationsRows(facts: Operations): OperationsRow[] {
  const { judged, at } = facts
  return [
    { part: 'ledger', name: '底账', judged: judged.ledger, figures: ledgerFigures(facts) },
    { part: 'database', name: '数据库', judged: judged.database, figures: databaseFigures(facts) },
    { part: 'backups', name: '备份', judged: judged.backups, figures: backupFigures(facts) },
    { part: 'jobs', name: '任务', judged: judged.jobs, figures: jobFigures(facts) },
    { part: 'messages', name: '消息', judged: judged.messages, figures: messageFigures(facts) },
    { part: 'collectors', name: '采集', judged: judged.collectors, figures: collectorFigures(facts) },
    { part: 'walls', name: '大屏', judged: judged.walls, figures: liveFigures(facts) },
    { part: 'queues', name: '队列', judged: judged.queues, figures: queueFigures(facts) },
    { part: 'process', name: '程序', judged: judged.process, figures: processFigures(facts) },
    { part: 'threads', name: '文件', judged: judged.threads, figures: threadFigures(facts) },
    {
      part: 'refusals',
      name: '出错',
      judged: judged.refusals,
      figures: [
        { label: '一小时内', value: count(sum(facts.refusals.map(({ lastHour }) => lastHour))) },
        { label: '启动以来', value: count(sum(facts.refusals.map(({ total }) => total))) },
        {
          label: '最近一次',
          value: since(
            at,
            facts.refusals
              .map(({ lastAt }) => lastAt)
              .toSorted()
              .at(-1),
          ),
        },
      ],
    },
  ]
}

/** The time since an event, or a dash where the event never happened. */
function since(now: string, then: string | undefined | null): string {
  return then ? `${formatDuration((Date.parse(now) - Date.parse(then)) / 1000)}前` : none
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function ledgerFigures({ ledger, at }: Operations): OperationsFigure[] {
  return [
    { label: '最新序号', value: count(ledger.sequence) },
    { label: '已推送至', value: count(ledger.told) },
    { label: '最近变动', value: since(at, ledger.at) },
    { label: '末位指纹', value: ledger.hash.slice(0, 12), title: ledger.hash },
  ]
}

function databaseFigures({ database }: Operations): OperationsFigure[] {
  const { engine, version, bytes, freeBytes, migration, migratedAt } = database
  return [
    {
      label: '类型',
      value: `${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version.split(' ')[0] ?? ''}`,
      title: version,
    },
    { label: '大小', value: formatBytes(bytes) },
    { label: '磁盘可用', value: freeBytes === null ? none : formatBytes(freeBytes) },
    { label: '结构版本', value: migration, title: `${migration}，编于 ${formatInstant(migratedAt)}` },
  ]
}

function backupFigures({ backups, at }: Operations): OperationsFigure[] {
  const { lastGood, lastFailure, nextAt, folder } = backups
  return [
    {
      label: '上次完好',
      value: since(at, lastGood?.at),
      ...(lastGood && { title: formatInstant(lastGood.at) }),
    },
    { label: '大小', value: lastGood ? formatBytes(lastGood.bytes) : none, title: folder },
    { label: '下次', value: nextAt ? formatInstant(nextAt).slice(5) : none },
    {
      label: '上次失败',
      value: since(at, lastFailure?.at),
      ...(lastFailure && { title: `${formatInstant(lastFailure.at)}：${lastFailure.reason}` }),
    },
  ]
}

function jobFigures({ jobs, at }: Operations): OperationsFigure[] {
  const done = jobs.flatMap(({ lastDoneAt }) => lastDoneAt ?? []).toSorted()
  const next = jobs.flatMap(({ nextAt }) => nextAt ?? []).toSorted()
  return [
    { label: '任务', value: count(jobs.length) },
    { label: '没有成功', value: count(jobs.filter(({ failure }) => failure !== null).length) },
    { label: '下一项', value: next[0] ? formatInstant(next[0]).slice(5) : none },
    { label: '最近完成', value: since(at, done.at(-1)) },
  ]
}

function messageFigures({ outbox, at }: Operations): OperationsFigure[] {
  return [
    { label: '待发送', value: count(outbox.waiting) },
    { label: '没有送达', value: count(outbox.givenUp) },
    { label: '最早一条', value: since(at, outbox.oldestWaitingAt) },
  ]
}

function collectorFigures({ collectors }: Operations): OperationsFigure[] {
  const { enabled, interrupted, failing, nextAt } = collectors
  return [
    { label: '采集任务', value: count(enabled) },
    { label: '采集中断', value: count(interrupted.length), title: interrupted.join('、') },
    { label: '上次没有好数', value: count(failing) },
    { label: '下次', value: nextAt ? formatInstant(nextAt).slice(5) : none },
  ]
}

function liveFigures({ live }: Operations): OperationsFigure[] {
  return [
    { label: '连接', value: count(live.sockets), title: `上限 ${count(live.mostSockets)}` },
    { label: '在看的看板', value: count(live.audiences) },
    { label: '掉队重发', value: `${count(live.dropped)} 次` },
  ]
}

function queueFigures({ queues, at }: Operations): OperationsFigure[] {
  return [
    { label: '待提交', value: count(queues.commit) },
    { label: '待推送', value: count(queues.notices) },
    { label: figureStateWords.submitted, value: count(queues.review) },
    { label: '最早一项', value: since(at, queues.oldestReviewAt) },
  ]
}

/** The threads read files and make documents, apart from the main thread. */
function threadFigures({ threads: { most, running, waiting, mostWaiting } }: Operations): OperationsFigure[] {
  return [
    { label: '正在处理', value: `${count(running)} 份`, title: `同时至多 ${count(most)} 份` },
    { label: '排队', value: `${count(waiting)} 份`, title: `至多 ${count(mostWaiting)} 份，再来的请稍后` },
  ]
}

function processFigures({ process, at }: Operations): OperationsFigure[] {
  return [
    { label: '版本', value: `${process.version} · Node ${process.node}` },
    { label: '已运行', value: formatDuration((Date.parse(at) - Date.parse(process.startedAt)) / 1000) },
    {
      label: '内存',
      value: formatBytes(process.residentBytes),
      title: `其中程序数据 ${formatBytes(process.heapUsedBytes)}，上限 ${formatBytes(process.heapLimitBytes)}`,
    },
    {
      label: '应答延迟',
      value: `${Math.round(process.loopDelaySeconds * 1000)} 毫秒`,
      title: '一分钟内最慢的百分之一',
    },
  ]
}
