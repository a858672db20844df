import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { publishedSeries } from './published-observation.ts'

const scheme = {
  direction: 'higher',
  frequency: 'M',
  accumulation: 'level',
  reportDays: null,
  reporter: 'guangdong-gongxin',
  reporterAssumed: false,
  regions: ['440000'],
  schemeAssumed: false,
} as const

export const guangdongDigitalisedEnterprisesIndicator: Indicator = {
  ...scheme,
  id: 'guangdong-digitalised-enterprises',
  name: '广东规上工业企业数字化转型累计家数',
  unit: '家',
  decimals: 0,
  countingRule: {
    version: 1,
    text: '累计推动家数；2021年6月措辞为“上云上平台”数字化转型，以后为数字化转型，口径是否相同未证实',
  },
}

export const guangdongSmesOnCloudIndicator: Indicator = {
  ...scheme,
  id: 'guangdong-smes-on-cloud',
  name: '广东中小企业上云用云累计家数',
  unit: '万家',
  decimals: 1,
}

// prettier-ignore
export const guangdongDigitalisedEnterprises = publishedSeries('guangdong-digitalised-enterprises', '440000', [
  ['2021-M06', '17000', '广东省工信厅2021年二季度新闻发布会(2021-07-26)',
    { note: '约数，取整到千；措辞为“上云上平台”数字化转型' }],
  ['2021-M09', '18500', '广东制造业数字化转型加快(南方日报 2021-10-26)',
    { note: '约数，取整到百；措辞为数字化转型' }],
  ['2022-M03', '21000', '广东战略性产业集群加快发展(2022-04)', { bound: 'lower', note: '报道为超过2.1万' }],
  ['2023-M09', '29000', '广东"小巨人"企业数量全国第一(深圳特区报 2023-10-25)',
    { note: '约数，取整到千；措辞为数字化转型' }],
])

// prettier-ignore
export const guangdongSmesOnCloud = publishedSeries('guangdong-smes-on-cloud', '440000', [
  ['2021-M06', '55', '广东省工信厅2021年二季度新闻发布会(2021-07-26)'],
  ['2021-M09', '57.5', '广东制造业数字化转型加快(南方日报 2021-10-26)'],
  ['2022-M03', '62.5', '广东战略性产业集群加快发展(2022-04)',
    { bound: 'lower', note: '来源的“超”是否也指本数未明，按下限' }],
  ['2023-M09', '75', '广东"小巨人"企业数量全国第一(深圳特区报 2023-10-25)',
    { bound: 'lower', note: '报道为超过75万' }],
])
