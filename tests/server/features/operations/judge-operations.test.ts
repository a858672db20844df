import { describe, expect, it } from 'vitest'
import type { OperationsPart } from '#server/contract/operations.ts'
import { judgeOperations } from '#server/features/operations/judge-operations.ts'
import { at, busy, gigabyte, quiet, type Facts } from './quiet-facts.ts'

const wall = (name: string, state: 'here' | 'away', behind = false): Facts['walls'][number] => ({
  id: name,
  name,
  state,
  lastSeenAt: at,
  sockets:
    state === 'away'
      ? []
      : [{ scope: '441200', at: null, told: 7, lag: 0, bufferedBytes: 0, behind, silentSeconds: 1 }],
})
type JobState = Facts['jobs'][number]
const reminders = (more: Partial<JobState>): JobState => ({
  name: 'reminders',
  title: '催报',
  dueAt: '2024-11-01T09:00:00.000+08:00',
  nextAt: '2024-11-01T09:00:00.000+08:00',
  running: false,
  lastDoneAt: null,
  lastRun: null,
  failure: null,
  ...more,
})
const outbox = (more: Partial<Facts['outbox']>) => ({ outbox: { ...quiet.outbox, ...more } })
const backups = (more: Partial<Facts['backups']>) => ({ backups: { ...quiet.backups, ...more } })
const failure = { at, reason: '邮件服务器没有应答', attempt: 2, givenUp: false }
const refused = (code: string, lastHour: number) => ({ code, lastHour, total: lastHour, lastAt: at })

describe('judgeOperations', () => {
  it('finds nothing on a quiet day', () => {
    const conditions = Object.values(judgeOperations(quiet)).map(({ condition }) => condition)
    expect(conditions).toEqual(Array(11).fill('normal'))
  })

  it.each<[string, OperationsPart, string, Partial<Facts>, RegExp]>([
    [
      'a disk below 2 GB',
      'database',
      'attention',
      { database: { ...quiet.database, freeBytes: 1.5 * gigabyte } },
      /只剩 1\.5 GB/,
    ],
    [
      'a disk below 256 MB',
      'database',
      'failing',
      { database: { ...quiet.database, freeBytes: gigabyte / 5 } },
      /只剩 0\.2 GB/,
    ],
    [
      'a database whose disk is unknown',
      'database',
      'normal',
      { database: { ...quiet.database, freeBytes: null } },
      /正常/,
    ],
    ['100 entries untold', 'ledger', 'attention', { queues: { ...quiet.queues, notices: 100 } }, /100 条/],
    [
      'a ledger an hour and a half ahead of the clock',
      'ledger',
      'attention',
      { ledger: { ...quiet.ledger, at: '2024-10-31T11:30:00.000+08:00' } },
      /2024-10-31 11:30，比本机时钟晚 90 分钟/,
    ],
    [
      'a ledger five years ahead of the clock',
      'ledger',
      'failing',
      { ledger: { ...quiet.ledger, at: '2029-10-31T10:00:00.000+08:00' } },
      /晚 1826 天/,
    ],
    ['1,000 entries untold', 'ledger', 'failing', { queues: { ...quiet.queues, notices: 1_000 } }, /1000 条/],
    ['256 works that wait', 'queues', 'attention', { queues: { ...quiet.queues, commit: 256 } }, /256 项/],
    [
      'a wall that is off',
      'walls',
      'attention',
      { walls: [wall('东墙', 'here'), wall('西墙', 'away')] },
      /^“西墙”不在线/,
    ],
    [
      'a wall that reads too slowly',
      'walls',
      'attention',
      { walls: [wall('东墙', 'here', true)] },
      /^“东墙”读得太慢/,
    ],
    ['walls that are all on', 'walls', 'normal', { walls: [wall('东墙', 'here')] }, /1 块大屏全部在线/],
    [
      'nine tenths of the sockets',
      'walls',
      'attention',
      { live: { ...quiet.live, sockets: 18_000 } },
      /18000，上限 20000/,
    ],
    [
      'timers 100 ms late',
      'process',
      'attention',
      { process: { ...quiet.process, loopDelaySeconds: 0.1 } },
      /迟 100 毫秒/,
    ],
    ['a full queue', 'threads', 'attention', { threads: { ...busy, waiting: 4 } }, /^有 4 份文件排队/],
    ['a heap nearly full', 'process', 'failing', { process: { ...quiet.process, heapUsedBytes: 95 } }, /95%/],
    [
      'a message that is tried again',
      'messages',
      'attention',
      outbox({ waiting: 1, oldestWaitingAt: at, lastError: 'webhook chat.example: 500' }),
      /会自动再试：webhook chat\.example: 500/,
    ],
    [
      'a message that nobody delivers',
      'messages',
      'attention',
      outbox({ waiting: 2, oldestWaitingAt: '2024-10-31T09:00:00.000+08:00' }),
      /^2 条消息等待发送，最早的已等 60 分钟/,
    ],
    ['a message that was given up', 'messages', 'failing', outbox({ givenUp: 1 }), /^1 条/],
    ['a job that was done', 'jobs', 'normal', { jobs: [reminders({ lastDoneAt: at })] }, /没有失败/],
    [
      'a job that is tried again',
      'jobs',
      'attention',
      { jobs: [reminders({ failure })] },
      /^“催报”没有成功，会自动再试：邮件服务器没有应答$/,
    ],
    [
      'a job that was given up, before one that is tried again',
      'jobs',
      'failing',
      {
        jobs: [reminders({ failure }), reminders({ title: '采集', failure: { ...failure, givenUp: true } })],
      },
      /^“采集”试了 2 次没有成功/,
    ],
    [
      'a job an hour late',
      'jobs',
      'attention',
      { jobs: [reminders({ nextAt: '2024-10-31T09:00:00.000+08:00' })] },
      /^“催报”已迟 60 分钟/,
    ],
    [
      'a job an hour late that is being done',
      'jobs',
      'normal',
      { jobs: [reminders({ nextAt: '2024-10-31T09:00:00.000+08:00', running: true })] },
      /没有失败/,
    ],
    [
      'a job a day late',
      'jobs',
      'failing',
      { jobs: [reminders({ nextAt: '2024-10-30T10:00:00.000+08:00' })] },
      /^“催报”已迟 24 小时/,
    ],
    [
      'a backup that failed, among the jobs as among the backups',
      'jobs',
      'failing',
      { jobs: [reminders({ failure }), reminders({ name: 'backup', title: '备份', failure })] },
      /^“备份”没有成功，会自动再试：邮件服务器没有应答$/,
    ],
    [
      'a backup made only when asked for, that failed',
      'jobs',
      'failing',
      { jobs: [reminders({ name: 'backup', title: '备份', failure, dueAt: null, nextAt: null })] },
      /^“备份”没有成功，不会自动再试：/,
    ],
    [
      'receivers of events that were stopped at a restore, beside messages that were held',
      'messages',
      'failing',
      { webhooks: { held: 2, sealed: 0 }, ...outbox({ givenUp: 1 }) },
      /^1 条消息没有送达，.*；恢复自备份，2 个事件推送已停下/,
    ],
    [
      'a secret that cannot be opened',
      'messages',
      'failing',
      { webhooks: { held: 0, sealed: 1 } },
      /^1 个事件推送的签名密钥打不开/,
    ],
    [
      'interrupted collectors',
      'collectors',
      'attention',
      { collectors: { ...quiet.collectors, enabled: 5, interrupted: ['一', '二', '三', '四'] } },
      /^采集中断 4 个：一、二、三等，/,
    ],
    [
      'a collector that failed once',
      'collectors',
      'attention',
      { collectors: { ...quiet.collectors, enabled: 1, failing: 1 } },
      /^1 个采集任务上次没有采到好数，会自动再采/,
    ],
    ['no backups by themselves', 'backups', 'attention', backups({ nextAt: null }), /没有定时备份/],
    ['a first backup still to come', 'backups', 'attention', backups({ lastGood: null }), /还没有/],
    [
      'a backup that failed',
      'backups',
      'failing',
      {
        backups: {
          ...quiet.backups,
          lastFailure: { at: '2024-10-31T03:30:00.000+08:00', reason: '磁盘已满' },
        },
      },
      /磁盘已满/,
    ],
    [
      'a backup two hours late',
      'backups',
      'attention',
      backups({ nextAt: '2024-10-31T08:00:00.000+08:00' }),
      /迟 2 小时/,
    ],
    [
      'a full disk that refused somebody',
      'refusals',
      'failing',
      { refusals: [refused('internal', 1), refused('disk-full', 1)] },
      /磁盘已满/,
    ],
    ['a fault of the program', 'refusals', 'attention', { refusals: [refused('internal', 2)] }, /2 次/],
    [
      '20 wrong passwords in an hour',
      'refusals',
      'attention',
      { refusals: [refused('wrong-name-or-password', 15), refused('locked-out', 5)] },
      /猜密码/,
    ],
    ['ordinary mistakes', 'refusals', 'normal', { refusals: [refused('bad-value', 500)] }, /没有/],
  ])('judges %s: %s %s', (_, part, condition, change, reason) => {
    const judged = judgeOperations({ ...quiet, ...change })[part]
    expect(judged.condition).toBe(condition)
    expect(judged.reason).toMatch(reason)
  })
})
