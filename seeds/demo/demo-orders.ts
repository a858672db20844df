import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'

/** A step of an order of the demonstration, which is invented. */
interface DemoStep {
  /** The sign-in name of the demo person who takes the step; `system` for a reminder. */
  readonly by: string
  readonly step: ActionStep
}
interface DemoOrder {
  readonly id: string
  readonly steps: readonly [{ readonly by: string; readonly step: OpeningStep }, ...DemoStep[]]
}

const demoDay = '2024-10-31'
const secretary = 'demo-secretary'
const gongxin = {
  organisation: 'zhaoqing-gongxin',
  organisationName: '肇庆市工业和信息化局',
  by: 'demo-gongxin',
}
const minzheng = { organisation: 'zhaoqing-minzheng', organisationName: '肇庆市民政局', by: 'demo-minzheng' }
type Owner = typeof gongxin

const taken = (by: string, step: ActionStep): DemoStep => ({ by, step })
type Reminded = Extract<ActionStep, { readonly action: 'remind' }>
const reminded = (
  on: string,
  cause: Reminded['cause'],
  level: Reminded['level'],
  to: Reminded['to'],
  of: string,
): DemoStep => taken('system', { action: 'remind', on, cause, level, to, of })

/** The first two steps of an order, which is opened and handed over on one day. */
function begun(
  serial: number,
  owner: Owner,
  {
    on,
    due,
    days,
    order,
    target,
    meeting,
    instruction = null,
  }: {
    readonly on: string
    readonly due: string
    /** The working days up to `due`. */
    readonly days: number
    readonly order: string
    readonly target: string
    /** The meeting that gave the order. */
    readonly meeting: string
    readonly instruction?: string | null
  },
): DemoOrder['steps'] {
  const { organisation, organisationName } = owner
  const assignment = { organisation, organisationName, person: null, collaborators: [] }
  const opening: OpeningStep = {
    action: 'file',
    on,
    year: 2024,
    serial,
    order,
    ...assignment,
    targets: [target],
    clause: null,
    meeting,
    instruction,
    term: { days },
    demoDay,
  }
  return [{ by: secretary, step: opening }, taken(secretary, { action: 'assign', on, due, ...assignment })]
}

const projects = begun(1, gongxin, {
  on: '2024-09-27',
  due: '2024-10-18',
  days: 12,
  meeting: 'weekly-1',
  order: '梳理新一代信息技术类市重点项目的堵点，逐项提出措施。',
  target: 'zhaoqing-2024-new-it-key-projects',
})
const homes = begun(2, minzheng, {
  on: '2024-10-11',
  due: '2024-10-25',
  days: 11,
  meeting: 'weekly-2',
  order: '补报养老机构监测数据，说明8月以来未报的原因。',
  target: 'zhaoqing-2024-elderly-homes-monitored',
})
const stations = begun(3, gongxin, {
  on: '2024-10-18',
  due: '2024-11-04',
  days: 11,
  meeting: 'weekly-3',
  order: '会同各基础电信企业排出5G基站年内开通计划。',
  target: 'zhaoqing-2024-5g-base-stations',
  instruction: 'instruction-1',
})

export const demoInstructions = [
  {
    id: 'instruction-1',
    by: 'demo-leader',
    target: 'zhaoqing-2024-5g-base-stations',
    text: '年内开通数要有把握，请工信局排出逐月计划。',
    on: '2024-10-17',
    demoDay,
  },
  {
    id: 'instruction-2',
    by: 'demo-leader',
    target: 'zhaoqing-2024-video-services',
    text: '差距不小，请牵头单位说明原因和下一步措施。',
    on: '2024-10-30',
    demoDay,
  },
] as const

/** The orders of the demonstration: one closed, one overdue and escalated, one answered and due soon. */
export const demoOrders: readonly DemoOrder[] = [
  {
    id: '2024-1',
    steps: [
      ...projects,
      taken(gongxin.by, { action: 'acknowledge', on: '2024-09-29' }),
      taken(gongxin.by, {
        action: 'report',
        on: '2024-10-09',
        text: '已逐项走访，用地和用能两类堵点占多数。',
      }),
      taken(gongxin.by, {
        action: 'request-extension',
        on: '2024-10-10',
        until: '2024-10-25',
        reason: '部分项目需与县（市、区）会商，请延期。',
      }),
      taken(secretary, { action: 'grant', on: '2024-10-12', until: '2024-10-25' }),
      taken(gongxin.by, { action: 'report', on: '2024-10-17', text: '措施清单已成稿，正与两地会签。' }),
      taken(gongxin.by, { action: 'finish', on: '2024-10-21', text: '措施清单已报，逐项明确责任人和时限。' }),
      taken(secretary, { action: 'close', on: '2024-10-23', reason: '清单齐全，同意销号。' }),
    ],
  },
  {
    id: '2024-2',
    steps: [
      ...homes,
      taken(minzheng.by, { action: 'acknowledge', on: '2024-10-14' }),
      taken(minzheng.by, { action: 'report', on: '2024-10-18', text: '正在核对各机构上报的台账。' }),
      reminded('2024-10-22', 'due-soon', 1, ['owner'], '2024-10-25'),
      reminded('2024-10-28', 'overdue', 1, ['owner', 'secretary'], '2024-10-25'),
      reminded('2024-10-28', 'unanswered', 1, ['owner'], '4'),
      reminded('2024-10-31', 'overdue', 2, ['leader'], '2024-10-25'),
      reminded('2024-10-31', 'unanswered', 2, ['secretary'], '4'),
    ],
  },
  {
    id: '2024-3',
    steps: [
      ...stations,
      taken(gongxin.by, { action: 'acknowledge', on: '2024-10-21' }),
      taken(gongxin.by, { action: 'report', on: '2024-10-28', text: '三家企业的计划已收齐，正在汇总。' }),
      reminded('2024-10-30', 'due-soon', 1, ['owner'], '2024-11-04'),
    ],
  },
]
