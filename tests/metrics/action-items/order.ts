import { actionItemOf, type ActionItem } from '#metrics/action-items/action-item.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { Calendar } from '#metrics/calendar/calendar.ts'

/** The calendar of autumn 2024 (国办发明电〔2023〕7号): 1 to 7 October off; 29 September and 12 October worked. */
export const autumn2024: Calendar = {
  years: [
    {
      year: 2024,
      source: '国办发明电〔2023〕7号',
      holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
      workdays: ['2024-09-29', '2024-10-12'],
    },
  ],
}

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
