import { sql } from 'drizzle-orm'
import { remindJob } from '#server/features/action-items/messages/remind-job.ts'
import type { Asked } from '#tests/support/callers/ask.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

type Asking = (request: string, payload?: object) => Promise<Asked>

/** The way in which each step of an action item comes about, in their sequence. */
export function actionItemSamples({
  server,
  asReporter,
  asSecretary,
  asLeader,
}: {
  readonly server: TestServer
  readonly asReporter: Asking
  readonly asSecretary: Asking
  readonly asLeader: Asking
}) {
  /** The action item of all steps but the reminder and the withdrawal. */
  const item = '2024-1'
  const onItem = (as: Asking, action: string, body: object = {}) => ({
    act: () => as(`POST /api/action-items/${item}/${action}`, body),
    forgery: sql`update action_step set body = replace(body, '"on":"2024', '"on":"2023') where step = (select max(step) from action_step)`,
  })
  return {
    'action-item.filed': {
      act: () =>
        asSecretary('POST /api/action-items', { order: '加快基站建设', organisation: 'zhaoqing-gongxin' }),
      words: '立项：督办〔2024〕1号',
      forgery: sql`update action_step set body = replace(body, '加快', '放慢')`,
    },
    'action-item.assigned': {
      ...onItem(asSecretary, 'assign', { due: '2024-11-15' }),
      words: '交办：督办〔2024〕1号（至2024年11月15日）',
    },
    'action-item.acknowledged': {
      ...onItem(asReporter, 'acknowledge'),
      words: '签收：督办〔2024〕1号',
    },
    'action-item.reported': {
      ...onItem(asReporter, 'report', { text: '已开工12座' }),
      words: '反馈：督办〔2024〕1号',
    },
    'action-item.extension-requested': {
      ...onItem(asReporter, 'request-extension', { until: '2024-11-29', reason: '设备晚到' }),
      words: '申请延期：督办〔2024〕1号（至2024年11月29日）',
    },
    'action-item.extension-refused': {
      ...onItem(asSecretary, 'refuse', { reason: '工期已留足' }),
      words: '不准延期：督办〔2024〕1号',
    },
    'action-item.extension-granted': {
      ...onItem(asSecretary, 'grant'),
      act: async () => {
        const body = { until: '2024-11-29', reason: '设备仍未到' }
        await asReporter(`POST /api/action-items/${item}/request-extension`, body)
        await asSecretary(`POST /api/action-items/${item}/grant`, {})
      },
      words: '批准延期：督办〔2024〕1号（至2024年11月29日）',
    },
    'action-item.finished': {
      ...onItem(asReporter, 'report', { text: '全部建成', done: true }),
      words: '办结反馈：督办〔2024〕1号',
    },
    'action-item.returned': {
      ...onItem(asSecretary, 'return', { reason: '没有附清单' }),
      words: '退回：督办〔2024〕1号',
    },
    'action-item.closed': {
      ...onItem(asSecretary, 'close', { reason: '已核实' }),
      words: '销号：督办〔2024〕1号',
    },
    'action-item.reminded': {
      ...onItem(asSecretary, ''),
      act: async () => {
        await asSecretary('POST /api/action-items', {
          order: '加快机房建设',
          organisation: 'zhaoqing-gongxin',
          due: '2024-11-01',
          assign: true,
        })
        await remindJob(server.deps).run(AbortSignal.timeout(10_000))
      },
      words: '催办：督办〔2024〕2号',
    },
    'action-item.withdrawn': {
      ...onItem(asSecretary, ''),
      act: () => asSecretary('POST /api/action-items/2024-2/withdraw', { reason: '重复立项' }),
      words: '撤销：督办〔2024〕2号',
    },
    'instruction.written': {
      act: () =>
        asLeader('POST /api/targets/zhaoqing-2024-5g-base-stations/instructions', { text: '请工信局抓紧' }),
      words: '批示：5G基站累计开通数',
      forgery: sql`update instruction set body = replace(body, '抓紧', '放一放')`,
    },
    'instruction.set-aside': {
      act: () => asSecretary('POST /api/instructions/instruction-1/set-aside', { reason: '已有督办在办' }),
      words: '批示不立项：5G基站累计开通数',
      forgery: sql`update instruction set body = replace(body, '在办', '办结')`,
    },
  }
}
