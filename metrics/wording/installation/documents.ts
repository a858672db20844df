/** The documents of a meeting, by kind. */
export const documentKindWords = {
  brief: '简报',
  slides: '幻灯片',
  annex: '数据附表',
  circular: '通报',
  units: '一单位一页',
  regions: '一地区一页',
  minutes: '纪要',
} as const
