import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'

/** Each target as `value unit due`. The texts are invented. */
const told = (text: string) =>
  readPolicy(text)
    .figures.filter(({ target }) => target)
    .map(({ value, unit, deadline, comparator }) =>
      [value, unit, deadline, comparator === '>=' ? undefined : comparator].filter((part) => part).join(' '),
    )

describe('readPolicy, of a part of a plan', () => {
  it('takes items of success for aims, and no plan with which they are compared for their time', () => {
    expect(
      told(
        '--服务水平显著提升。平均速度提高到62公里/小时,全程时限达标率达到86%。\n--信息化水平进一步提高。关键技术取得突破性进展,贡献率达到56%。\n--节能水平明显提升。能耗比“十六五”末降低21%。\n',
      ),
    ).toEqual(['62 公里/小时', '86 %', '56 %', '21 %'])
  })

  it('takes success that nobody plans for an achievement', () => {
    expect(told('日前，沙河市信息化取得明显进展，覆盖率达到72%。\n')).toEqual([])
  })

  it('tells nothing by a year with which something is compared', () => {
    expect(told('沙河市节能规划（2031—2035年）\n二、目标\n与2025年相比，能耗下降9%。\n')).toEqual([
      '9 % 2035',
    ])
  })

  it('gives figures the unit that stands behind the last of them', () => {
    expect(
      told('沙河市公交规划（2031—2035年）\n大、中、小城市拥有公交车分别达到16、13和11标台以上。\n'),
    ).toEqual(['16 标台 2035', '13 标台 2035', '11 标台 2035'])
  })

  it('takes what news say is needed for an aim', () => {
    expect(
      told('日前，沙河市部署明年造林任务。\n国有林场则需完成2031年造林12万亩。\n国内所需完成的共3万亩。\n'),
    ).toEqual(['12 万亩 2031'])
  })
})

describe('readPolicy, of a five-year plan with a vision beyond', () => {
  it('reads the goals of its own five years', () => {
    expect(
      told(
        '沙河市国民经济和社会发展第十六个五年规划和2045年远景目标纲要\n指标\t2030年\t2035年\t年均/累计\t属性\n站点（座）\t4\t12\t—\t预期性\n研发投入增长（%）\t—\t—\t>7、力争强度高于前五年\t预期性\n',
      ),
    ).toEqual(['12 座 2035', '7 % 2035 >'])
  })
})

describe('readPolicy, of what a figure is based on', () => {
  const basisIn = (sentence: string) =>
    readPolicy(`沙河市发展规划（2031—2035年）\n二、目标\n${sentence}`).figures.map(
      ({ name, basis }) => `${name} ${basis}`,
    )
  it.each([
    ['基本养老保险参保率达到96%。', ['基本养老保险参保率 coverage']],
    ['茶油产能达到3万吨，碳储量力争达到9万吨。', ['茶油产能 stock', '碳储量 stock']],
    ['常住人口达到62万人，城镇建设用地75平方公里。', ['常住人口 stock', '城镇建设用地 stock']],
    ['完成森林抚育3万公顷。', ['森林抚育 flow']],
    ['全员劳动生产率要提升至13万元/人。', ['全员劳动生产率 ratio']],
  ])('%s', (sentence, expected) => {
    expect(basisIn(sentence)).toEqual(expected)
  })
})
