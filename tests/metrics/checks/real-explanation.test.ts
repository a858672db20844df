import { describe, expect, it } from 'vitest'
import { isRealExplanation } from '#metrics/checks/real-explanation.ts'

describe('isRealExplanation', () => {
  it.each([
    '核实无误',
    '经核实，数据无误。',
    '属实',
    '情况属实！',
    '无误',
    '已核实',
    '已与业务科室核实无误',
    '数据真实准确，确认上报',
    'ok',
    '停、工、电',
    '春节停',
    '核减',
    '核减核减',
    '经核实核减',
    'OK OK OK',
    'Checked and verified'.replace('and', ''),
    '。。。。。。',
    '',
    '   ',
    '12345678',
    '啊啊啊啊啊',
    'ＯＫ',
    '正常',
    '经核对与实际情况相符',
    '数据来源可靠，请予审核通过',
    '已经领导审核同意上报',
    '\ufdfa'.repeat(2_000),
    '㍿㍿㍿㍿㍿㍿',
    '台风季台风季台风季',
    '台风台风',
    `${'。'.repeat(400)}某运营商集中关停老旧基站42座`,
  ])('refuses %j (Q-16)', (text) => {
    expect(isRealExplanation(text)).toBe(false)
  })

  it.each([
    '新增3个县区首次纳入统计',
    '某运营商集中关停老旧基站42座',
    '季节性因素，春节停工',
    '春节停工',
    '停工停电',
    '省核减',
    '税务退库',
    '口径调整：不再计算室内分布系统',
    '经核实，6月底前有一批设备集中开通',
    '某运营商集中关停老旧基站42座。'.repeat(100),
    'New stations of China Tower came on line in June',
  ])('takes %j (Q-16)', (text) => {
    expect(isRealExplanation(text)).toBe(true)
  })
})
