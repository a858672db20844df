import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

const head = '沙河市数字发展规划(2031—2035年)\n沙河市人民政府\n2031年3月1日\n'

/** A target as `comparator value unit due`; any other figure as `reason: value unit`. */
const told = ({ target, reason, comparator, value, unit, deadline }: PolicyFigure): string =>
  target ? `${comparator} ${value} ${unit} ${deadline}` : `${reason}: ${value} ${unit}`

describe('readPolicy, of a government’s report on its work', () => {
  const report =
    '政府工作报告\n——2031年1月20日在沙河市第八届人民代表大会第一次会议上\n现在,我代表市人民政府,向大会报告工作,请审议。\n过去一年,产值达到310亿元。\n' +
    '一、2030年工作回顾\n(一)着力推进建设。新建站点81座。一、二、三产业分别增长4%、5%、6%。\n(二)落实重大任务。培育企业40家。\n' +
    '二、“十五五”发展成就和“十六五”主要目标\n到2035年,产值达到600亿元。\n三、2031年工作安排\n主要预期目标是:产值增长6%左右。\n(一)加快建设。新建站点90座。\n'
  const figures = readPolicy(report).figures

  it('reads what it reviews as past under every heading below, and plans for its own year', () => {
    expect(figures.map(told)).toEqual([
      ...['310 亿元', '81 座', '4 %', '5 %', '6 %', '40 家'].map((one) => `past: ${one}`),
      '>= 600 亿元 2035',
      'about 6 % 2031',
      '>= 90 座 2031',
    ])
  })

  it('reads a part of one, without its review, as a plan', () => {
    expect(readPolicy('2031年政府工作报告\n推进700个重点项目建设。').figures.map(told)).toEqual([
      '>= 700 个 2031',
    ])
  })

  it('goes by headings without a number too', () => {
    const text = `${head}发展现状\n站点81座。\n发展目标\n站点达到90座。\n一、总体要求\n工作成效\n园区7个。\n`
    expect(readPolicy(text).figures.map(told)).toEqual(['past: 81 座', '>= 90 座 2035', 'past: 7 个'])
  })

  it('tells the five years that are over from those that are planned, wherever the section stands', () => {
    const text =
      '政府工作报告\n——2031年1月20日在沙河市第八届\n人民代表大会第一次会议上\n现在,我代表市人民政府,向大会报告工作。回顾如下。\n' +
      '一、2030年工作回顾\n新区即将建成。新建养老中心52个。\n' +
      '二、“十六五”时期目标任务\n这五年,综合实力再攀新高峰。产值从300亿元增加到510亿元。新增公园7座。\n“十五五”期间,新建学校9所。\n到2035年,产值达到600亿元。\n'
    expect(readPolicy(text).figures.map(told)).toEqual([
      ...['52 个', '300 亿元', '510 亿元', '7 座', '9 所'].map((one) => `past: ${one}`),
      '>= 600 亿元 2035',
    ])
  })

  it('takes nothing from the words that it explains at its end', () => {
    const text = `${report}名词解释\n1.“2111”工程:到2035年,培育2家领军企业。\n`
    expect(readPolicy(text).figures.at(-1)).toMatchObject({
      value: '2',
      target: false,
      reason: 'no-commitment',
    })
  })
})
