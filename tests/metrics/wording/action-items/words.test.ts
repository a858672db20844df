import { describe, expect, it } from 'vitest'
import { ordersOnAgenda } from '#metrics/action-items/on-agenda.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'
import { curveSinceText } from '#metrics/wording/action-items/curve-since.ts'
import {
  actionRuleText,
  orderSentence,
  ordersDayText,
  reminderText,
  stepNotice,
  stepText,
  toHandOverSentence,
} from '#metrics/wording/action-items/orders.ts'
import { itemStatusText, termText } from '#metrics/wording/action-items/states.ts'
import { nationalDay2024 } from '../../calendar/make-calendar.ts'
import { order, step } from '../../action-items/order.ts'

const plain = (text: string) => text.replace(/\u2009/g, ' ')
const signed = [step.assign('2024-09-25', '2024-10-31'), step.sign('2024-09-25')]

describe('itemStatusText', () => {
  const text = (day: string, ...steps: readonly ActionStep[]) =>
    itemStatusText(itemStatus(order(...steps), day, nationalDay2024))

  it('tells the term and what is waited for', () => {
    expect(text('2024-10-10', ...signed, step.report('2024-10-10'))).toBe('还有 16 个工作日，待反馈')
    expect(text('2024-10-31', ...signed, step.report('2024-10-30'))).toBe('今天到期，待反馈')
    expect(text('2024-11-04', ...signed, step.report('2024-11-01'))).toBe('逾期 2 个工作日，待反馈')
    expect(text('2024-10-18', ...signed)).toBe('还有 9 个工作日，14 个工作日未反馈')
    expect(text('2024-09-26')).toBe('待交办')
    expect(text('2024-10-18', step.judge('withdraw', '2024-09-26'))).toBe('')
    const closed = step.judge('close', '2024-10-18')
    expect(text('2024-10-18', ...signed, step.finish('2024-10-17'), closed)).toBe('')
  })

  it('says of an order that was closed without being reported done how that came about', () => {
    const closed = step.judge('close', '2024-10-18')
    expect(text('2024-10-18', ...signed, step.report('2024-10-10'), closed)).toBe(
      '未经办结反馈，由秘书直接销号',
    )
    const back = [step.finish('2024-10-10'), step.judge('return', '2024-10-11')]
    expect(text('2024-10-18', ...signed, ...back, closed)).toBe('办结反馈被退回后未再报办结，由秘书直接销号')
  })

  it('has a word for the last day', () => {
    expect(termText(0)).toBe('今天到期')
  })
})

describe('orderSentence', () => {
  const sentence = (day: string, ...steps: readonly ActionStep[]) => {
    const [told] = ordersOnAgenda([order(...signed, ...steps)], {
      day,
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    return orderSentence(told!, '市工业和信息化局')
  }

  it.each<[string, readonly ActionStep[], string]>([
    ['2024-11-01', [step.report('2024-10-31')], '逾期 1 个工作日，期限2024年10月31日'],
    ['2024-10-18', [], '14 个工作日未反馈，期限2024年10月31日'],
    [
      '2024-10-18',
      [step.ask('2024-10-18', '2024-11-15')],
      '申请延期至2024年11月15日，理由：设备晚到，期限2024年10月31日',
    ],
    ['2024-10-21', [step.finish('2024-10-18')], '已反馈办结，1 个工作日待复核，期限2024年10月31日'],
    [
      '2024-10-18',
      [step.ask('2024-10-16', '2024-11-29'), step.grant('2024-10-17', '2024-11-29')],
      '已准延期，期限2024年11月29日',
    ],
    ['2024-10-30', [step.report('2024-10-30')], '还有 1 个工作日，期限2024年10月31日'],
  ])('says on %s how it stands', (day, steps, state) => {
    expect(sentence(day, ...steps)).toBe(
      `督办〔2024〕12号“加快5G基站建设”${state}。责任单位：市工业和信息化局。`,
    )
  })
})

describe('toHandOverSentence (J-14)', () => {
  it('names an order that nobody was handed, since when it waits, and who is to answer', () => {
    expect(toHandOverSentence(order(), '市工业和信息化局')).toBe(
      '督办〔2024〕12号“加快5G基站建设”2024年9月25日立项，尚未交办。责任单位：市工业和信息化局。',
    )
  })
})

describe('ordersDayText (J-7)', () => {
  it('states the day by which terms are reckoned', () => {
    expect(ordersDayText('2024-11-07')).toBe('督办事项的期限和逾期按2024年11月7日计算。')
  })
})

const item = { year: 2024, serial: 12, order: '加快“5G基站”建设', due: '2024-10-31' }

describe('reminderText', () => {
  const named = '督办〔2024〕12号“加快‘5G基站’建设”（期限2024年10月31日）'

  it('says what is to be done, and above the first level that nothing was', () => {
    expect(reminderText(item, { cause: 'due-soon', level: 1 }, 'report')).toBe(
      `${named}将到期，请抓紧办理并反馈。`,
    )
    expect(reminderText(item, { cause: 'overdue', level: 1 }, 'report')).toBe(`${named}已逾期，请立即反馈。`)
    expect(reminderText(item, { cause: 'overdue', level: 2 }, 'report')).toBe(
      `${named}已逾期，仍未办结，报请协调。`,
    )
    expect(reminderText(item, { cause: 'unanswered', level: 1 }, 'acknowledge')).toBe(
      `${named}超过时限未签收，请尽快办理。`,
    )
    expect(reminderText(item, { cause: 'unanswered', level: 2 }, 'report')).toBe(
      `${named}催办后仍未反馈，报请协调。`,
    )
    expect(reminderText({ ...item, due: null }, { cause: 'unanswered', level: 1 }, null)).toBe(
      '督办〔2024〕12号“加快‘5G基站’建设”超过时限未答复，请尽快办理。',
    )
  })
})

describe('stepNotice', () => {
  it.each<[ActionStep, string | null]>([
    [step.assign('2024-09-25', '2024-10-31'), '已交办，期限2024年10月31日，请在 2 个工作日内签收。'],
    [step.sign('2024-09-25'), null],
    [step.report('2024-09-25'), null],
    [step.finish('2024-10-18'), '已反馈办结，请复核：全部建成'],
    [step.ask('2024-10-18', '2024-11-15'), '申请延期至2024年11月15日，请批复：设备晚到'],
    [step.grant('2024-10-18', '2024-11-15'), '已准延期至2024年11月15日。'],
    [step.judge('refuse', '2024-10-18'), '延期申请未获批准，仍按原期限办理：理由充分'],
    [step.judge('return', '2024-10-18'), '办结反馈被退回，请继续办理：理由充分'],
    [step.judge('close', '2024-10-18'), '已销号：理由充分'],
    [step.judge('withdraw', '2024-10-18'), '已撤销：理由充分'],
  ])('tells of %o', (told, words) => {
    expect(stepNotice(told, { closedUndone: null })).toBe(words)
  })

  it('tells the organisation that an order was closed which it had not reported done', () => {
    expect(stepNotice(step.judge('close', '2024-10-18'), { closedUndone: 'never-done' })).toBe(
      '未经办结反馈，由秘书直接销号：理由充分',
    )
  })
})

describe('stepText', () => {
  it('names the order in front of a step, as in front of a reminder', () => {
    const standing = { closedUndone: null, awaited: 'report' } as const
    expect(stepText(item, step.grant('2024-10-18', '2024-11-15'), standing)).toContain(
      '已准延期至2024年11月15日。',
    )
    const remind = {
      action: 'remind',
      on: '2024-10-18',
      cause: 'due-soon',
      level: 1,
      to: ['owner'],
      of: '1',
    } as const
    expect(stepText(item, remind, standing)).toBe(reminderText(item, remind, 'report'))
  })
})

describe('actionRuleText', () => {
  it('states the rules of the colours', () => {
    expect(actionRuleText).toBe(
      '红：过了办理期限。黄：签收超过 2 个工作日、反馈超过 5 个工作日，或办结后被退回。蓝：3 个工作日内到期。' +
        '超过时限催办一次，再过 3 个工作日仍无答复，报上一级。',
    )
  })
})

describe('curveSinceText', () => {
  const series = { unit: '座', decimals: 0, ended: null }
  const then = { light: 'far-behind', value: 6_900, gap: -58.3, period: '2024-M08' } as const

  it('says what moved, the light and the gap', () => {
    const now = { light: 'behind', value: 7_500, gap: -4.1, period: '2024-M09' } as const
    expect(plain(curveSinceText({ ...series, then, now }))).toBe(
      '交办时 2024年8月 6,900 座，现在 2024年9月 7,500 座，由严重滞后转为滞后，与序时的差距由 −58.3 个百分点 到 −4.1 个百分点（前进 54.2 个百分点）。',
    )
    expect(
      plain(curveSinceText({ ...series, ended: 'closed', then: now, now: { ...then, period: '2024-M10' } })),
    ).toBe(
      '交办时 2024年9月 7,500 座，销号时 2024年10月 6,900 座，由滞后转为严重滞后，与序时的差距由 −4.1 个百分点 到 −58.3 个百分点（后退 54.2 个百分点）。',
    )
  })

  it('says that a gap stands where it stood, and nothing of one that is not known', () => {
    const now = { ...then, value: 7_000, period: '2024-M09' }
    expect(plain(curveSinceText({ ...series, then, now }))).toBe(
      '交办时 2024年8月 6,900 座，现在 2024年9月 7,000 座，仍为严重滞后，与序时的差距由 −58.3 个百分点 到 −58.3 个百分点（持平）。',
    )
    expect(plain(curveSinceText({ ...series, then: { ...then, gap: null }, now }))).toBe(
      '交办时 2024年8月 6,900 座，现在 2024年9月 7,000 座，仍为严重滞后。',
    )
  })

  it('says that nothing new came, or that there was nothing', () => {
    expect(plain(curveSinceText({ ...series, then, now: then }))).toBe(
      '交办时严重滞后，2024年8月 6,900 座；到现在没有新一期数据。',
    )
    const none = { light: 'no-data', value: null, gap: null, period: null } as const
    expect(curveSinceText({ ...series, ended: 'closed', then: none, now: none })).toBe(
      '交办时暂无数据，没有数据；到销号没有新一期数据。',
    )
    expect(curveSinceText({ ...series, ended: 'withdrawn', then: none, now: none })).toBe(
      '交办时暂无数据，没有数据；到撤销没有新一期数据。',
    )
  })
})
