import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** The sentences are invented after the patterns of plans and opinions. */
const told = ({ target, reason, value, unit, comparator }: PolicyFigure): string =>
  `${target ? '' : `${reason}: `}${comparator} ${value} ${unit}`
const read = (sentence: string) =>
  readPolicy(`沙河市数字发展规划(2031—2035年)\n一、重点任务\n${sentence}`).figures.map(told)

describe('readPolicy, of what holds at all times', () => {
  it.each<[string, string[]]>([
    ['小微业务占比不得低于80%。', ['no-commitment: >= 80 %']],
    ['到2033年，小微业务占比不得低于80%。', ['>= 80 %']],
    ['担保费率原则上不超过1.5%。', ['no-commitment: <= 1.5 %']],
    ['失败率不得超过5%。', ['no-commitment: <= 5 %']],
    ['银行承担的风险责任比例均不低于20%。', ['no-commitment: >= 20 %']],
    ['原则上每5年修订1次目录。', ['no-commitment: >= 1 次']],
    ['新生产线要安装效率不低于60%的脱硝设施。', ['no-commitment: >= 60 %']],
    ['用地出让年限最高不超过50年。', ['no-commitment: <= 50 年']],
    ['全社会投资需求约3.4亿元。', ['forecast: about 3.4 亿元']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})

describe('readPolicy, of what somebody gets, or how fast a service is', () => {
  it.each<[string, string[]]>([
    ['给予累计不超过2000万元的经费支持。', ['entitlement: <= 2000 万元']],
    ['平台支持金额不超过300万元/年。', ['entitlement: <= 300 万元/年']],
    ['审评平均时限压缩至40个工作日以内。', ['time-limit: <= 40 个工作日']],
    ['平均等候时间压缩至15分钟以内。', ['<= 15 分钟']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})

describe('readPolicy, of kinds, lists, addresses and formulas', () => {
  it.each<[string, string[]]>([
    ['培育年产值超100亿元、具备较强竞争力的龙头企业2家。', ['threshold: > 100 亿元', '>= 2 家']],
    [
      '整治入井人数超过30人、井深超过800米的矿山5座。',
      ['threshold: > 30 人', 'threshold: > 800 米', '>= 5 座'],
    ],
    ['单机容量30万千瓦以上（含）的机组加装设施。', ['threshold: >= 30 万千瓦']],
    ['学校接入带宽1000M以上全覆盖。', ['threshold: >= 1000 M', '= 100 %']],
    ['推广改革举措（共23项）。', ['part-of-document: >= 23 项']],
    ['启动能源、交通等9个领域试点。', ['part-of-document: >= 9 个']],
    ['优先实施8项环境保护重点工程。', ['part-of-document: >= 8 项']],
    ['加强松林、湖滨等25个功能区的保护和管理。', ['no-commitment: >= 25 个']],
    ['见https://a.example/%E8%BF%91,%E5%B9%95%E4，网办率达到95%。', ['>= 95 %']],
    ['见https://a.example/%E8%BF%91?x=95%，网办率达到95%。', ['>= 95 %']],
    ['办结率为办结件数÷受理件数×100%，达到96%。', ['>= 96 %']],
    ['研制3.8米直径火箭。', ['name: >= 3.8 ']],
  ])('%s', (sentence, figures) => {
    expect(read(sentence)).toEqual(figures)
  })
})
