import { actionItemOf, type ActionItem } from '#metrics/action-items/action-item.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'

const opening: OpeningStep = {
  action: 'file',
  on: '2024-09-25',
  year: 2024,
  serial: 12,
  order: '加快5G基站建设',
  organisation: 'zhaoqing-gongxin',
  organisationName: '市工业和信息化局',
  person: null,
  collaborators: [],
  targets: ['zhaoqing-2024-5g-base-stations'],
  clause: null,
  meeting: null,
  instruction: null,
  term: { days: 10 },
  demoDay: null,
}

/** An item that was opened on Wednesday, 25 September 2024, after further steps. */
export function order(...steps: readonly ActionStep[]): ActionItem {
  return actionItemOf([opening, ...steps])
}

/** The steps of an order, each on a day. */
export const step = {
  assign: (on: string, due: string): ActionStep => {
    const { organisation, organisationName, person, collaborators } = opening
    return { action: 'assign', on, due, organisation, organisationName, person, collaborators }
  },
  sign: (on: string): ActionStep => ({ action: 'acknowledge', on }),
  report: (on: string): ActionStep => ({ action: 'report', on, text: '已开工12座' }),
  finish: (on: string): ActionStep => ({ action: 'finish', on, text: '全部建成' }),
  ask: (on: string, until: string): ActionStep => ({
    action: 'request-extension',
    on,
    until,
    reason: '设备晚到',
  }),
  grant: (on: string, until: string): ActionStep => ({ action: 'grant', on, until }),
  judge: (action: 'refuse' | 'return' | 'close' | 'withdraw', on: string): ActionStep => ({
    action,
    on,
    reason: '理由充分',
  }),
}
