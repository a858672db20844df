import { describe, expect, it } from 'vitest'
import { explanationAdvice, isRealExplanation } from '#metrics/checks/real-explanation.ts'

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
    'Checked  verified',
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
    '详见附件',
    '见附件说明材料',
    '详见附件。',
    '领导要求按此数上报',
    '按上级要求填报',
    '根据领导指示按此数7812上报',
    '局长让这么报的',
    '同上期说明',
    '同上，不再说明',
    '由于客观原因造成数据变动',
    '各种因素所致',
    '暂时没有说明，后续补充',
    'See attachment, please',
    'Same as above',
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
    '根据省统计局要求核减12家',
    '按新口径不再计算室内分布',
    '上月漏报两县',
    '上年基数偏高',
    '见附件：新增42座基站清单',
    '由于台风停工',
    '市里新开工四个项目',
    '领导小组成立后集中开通',
    'New stations of China Tower came on line in June',
  ])('takes %j (Q-16)', (text) => {
    expect(isRealExplanation(text)).toBe(true)
  })
})

describe('explanationAdvice', () => {
  it('says what to write instead of words that explain nothing (Q-16)', () => {
    expect(explanationAdvice(' 详见附件 ')).toBe(
      '“详见附件”没有说出原因：请写明发生了什么事、涉及多少，如“两个县区首次纳入统计，新增42座”。',
    )
    expect(explanationAdvice('经认真核对，数据与实际情况完全一致，情况属实，请予审核通过')).toContain(
      '“经认真核对，数据与实际情况完全一致，情况…”没有说出原因',
    )
  })

  it('says nothing where nothing was written, or the note explains', () => {
    expect(explanationAdvice('  ')).toBeUndefined()
    expect(explanationAdvice('某运营商集中关停老旧基站42座')).toBeUndefined()
  })
})
