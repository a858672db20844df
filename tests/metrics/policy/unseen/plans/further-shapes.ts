/** Short plans and news, with still other shapes of sentences, and tables whose rows have several lines. They are invented; targets are told as in `plans.ts`. */
export const furtherShapes: readonly (readonly [
  what: string,
  lines: readonly string[],
  targets: readonly string[],
])[] = [
  [
    'what is laid out by a standard, and a share of places',
    [
      '云溪市渔港建设方案(2031—2035年)',
      '二、重点任务',
      '按照人均用地不少于0.1平方米的标准配建设施。',
      '实现20%的村集体年收入超30万元。',
      '预计投入资金7100万元，改造渔港5个。',
    ],
    ['20 % 2035', '5 个 2035'],
  ],
  [
    'how many will be old',
    [
      '云溪市渔港建设方案(2031—2035年)',
      '二、重点任务',
      '预计到2035年，全市60岁及以上人口占全市人口比重将突破20%，养老床位达到6万张。',
    ],
    ['6 万张 2035'],
  ],
  [
    'what is expected to be done entirely',
    ['本报讯 《云溪市交通规划》近日印发，到2035年，新建公路120公里。', '其余指标预计年底前全部完成。'],
    ['120 公里 2035'],
  ],
  [
    'a chapter on surroundings',
    [
      '“十七五”云溪市交通发展规划',
      '第一章 发展环境',
      '港口里程突破600公里，五年里，覆盖率超过95%。',
      '第二章 目标',
      '到2040年，里程突破700公里。',
    ],
    ['700 公里 2040 >'],
  ],
  [
    'the year of the work',
    [
      '今年经济社会发展主要预期目标是：地区生产总值增长8%左右。',
      '二、2032年主要工作安排',
      '(一)建成高标准农田2万亩。',
      '(二)谋划到2040年的长远发展。',
    ],
    ['8 % 2032 about', '2 万亩 2032'],
  ],
  [
    'the indicators of each place',
    [
      '各乡镇2035年度林长制考核指标',
      '乡镇\t造林任务（亩）\t森林抚育（亩）\t森林火灾受害率控制（‰）',
      '白沙镇\t1200\t3000\t0.5',
      '全县\t3560\t9000\t0.5',
    ],
    ['3560 亩 2035', '9000 亩 2035', '0.5 ‰ 2035 <='],
  ],
  [
    'a name around the first row',
    [
      '高原市“十七五”节能目标',
      '',
      '                       2035   2040',
      '序号 指标                                累计变化',
      '                       年      年',
      '    单位 GDP 能耗（吨标准煤/万',
      '1                      0.62   0.53   -14.5%',
      '    元）',
      '2   化学需氧量排放总量（万吨）      4.8    4.4    -8%',
      '3   氨氮排放总量（万吨）         0.31   0.28   -9%',
      '4 PM10浓度（微克） 60 52 -8',
      '5   PM2.5浓度（微克）           38     32     -6',
    ],
    [
      '0.53 吨标准煤/万元 2040 from 0.62',
      '4.4 万吨 2040 from 4.8',
      '0.28 万吨 2040 from 0.31',
      '52 微克 2040 from 60',
      '32 微克 2040 from 38',
    ],
  ],
  [
    'a ruled head without rows',
    ['云溪市节能规划', '指标', '| 单位', '| 2035年目标', '|', '到2040年，节能5%。'],
    ['5 % 2040'],
  ],
  [
    'a head of two headings that is no table',
    ['云溪市节能', '2035       2040', '年          年', '节能 指标', '1', '到2040年，节能5%。'],
    ['5 % 2040'],
  ],
]
