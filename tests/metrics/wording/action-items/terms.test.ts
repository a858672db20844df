import { describe, expect, it } from 'vitest'
import { formatDay } from '#metrics/wording/dates.ts'
import { proposedText, termHint } from '#metrics/wording/action-items/terms.ts'
import { catalogue } from '#seeds/catalogue.ts'

const calendar = { years: catalogue.calendarYears }

describe('termHint (X-3)', () => {
  it.each([
    // Ten working days from Thursday, 31 October 2024.
    [{ days: 10 }, '2024-10-31', '自10月31日起，到2024年11月14日（周四）止'],
    // The term includes National Day, 1 to 7 October, with 29 September and 12 October worked.
    [{ days: 3 }, '2024-09-27', '自9月27日起，到2024年10月8日（周二）止'],
    [{ due: '2024-11-16' }, '2024-10-31', '2024年11月16日（周六）不上班，期限顺延到2024年11月18日（周一）'],
    [{ due: '2024-10-02' }, '2024-09-27', '2024年10月2日（周三）不上班，期限顺延到2024年10月8日（周二）'],
    // The day is a Saturday that is worked.
    [{ due: '2024-10-12' }, '2024-09-27', null],
    [{ due: '2024-11-15' }, '2024-10-31', null],
    // The holidays of 2027 are not known yet.
    [
      { days: 24 },
      '2026-11-30',
      '自11月30日起，到2027年1月1日（周五）止；2027年放假安排未录入，期限按周一至周五推算',
    ],
    [{ due: '2027-10-04' }, '2026-11-30', '2027年放假安排未录入，期限按周一至周五推算'],
    [{ due: '2024-10-30' }, '2024-10-31', '2024年10月30日已经过去，请写2024年10月31日或以后。'],
  ])('of %o from %s says %s', (term, from, told) => {
    expect(termHint(term, from, calendar)).toBe(told)
  })
})

describe('proposedText', () => {
  it('words the term of an order that nobody was handed, and never as one that runs', () => {
    expect(proposedText({ days: 10, due: null }, formatDay)).toBe('拟交办后 10 个工作日')
    expect(proposedText({ days: null, due: '2024-11-18' }, formatDay)).toBe('拟定11月18日')
  })
})
