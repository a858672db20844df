import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { publishedSeries } from './published-observation.ts'

/** Figures of 广东省通信管理局 and 省工业和信息化厅; several are known only as the press rounded them. */
export const guangdong5gBaseStationsIndicator: Indicator = {
  id: 'guangdong-5g-base-stations',
  name: '广东5G基站累计数',
  unit: '座',
  decimals: 0,
  direction: 'higher',
  frequency: 'M',
  accumulation: 'level',
  reportDays: null,
  reporter: 'guangdong-tongxin-guanli',
  reporterAssumed: false,
  regions: ['440000'],
  schemeAssumed: false,
}

// prettier-ignore
export const guangdong5gBaseStations = publishedSeries('guangdong-5g-base-stations', '440000', [
  ['2019-M09', '21473', '广东省工信厅三季度新闻通气会(2019-10-25)', { note: '其中广州10626、深圳9504' }],
  ['2019-M12', '36988', 'Guangdong Targets to Build 60,000 5G Base Stations (2020-03-04)',
    { note: '省通信管理局；另有3.69万(省工信厅2020-03-31)、35,988(MIC台湾，疑笔误)、3万余(新华社2020-01-14)' }],
  ['2020-M03', '42698', '广东省南方电网5G智能电网等上榜(创头条 2021)'],
  ['2020-M06', '78389', '广东省工信厅2020年上半年新闻媒体通气会', { note: '上半年新增41401' }],
  ['2020-M08', '98613', '广东工信厅:1—8月5G(2020-10-12)',
    { note: '1—8月新建61625，为4.8万目标的128.4%；另有报道(SCMP 2020-07-14)写超过5.4万，口径或时点不同' }],
  ['2020-M11', '116400', '广东已开通5G基站11.64万个(中新网 2020-12-23)', { note: '约数，取整到百；11.64万' }],
  ['2021-M03', '125521', '广东一季度工业经济稳中向好5G基站突破12万个(省工信厅/南方网 2021-04-24)',
    { note: '官方站点' }],
  ['2021-M06', '131000', '2021世界5G大会(创头条)', { note: '约数，取整到千；13.1万' }],
  ['2021-M12', '170000', 'Guangdong ranks first in China in number of 5G facilities (Xinhua 2022-01-20)',
    { note: '约数，取整到万；17万；2021年新建46700' }],
  ['2022-M03', '174500', '广东战略性产业集群加快发展(中国改革报 2022-04)',
    { note: '约数，取整到百；17.45万' }],
  ['2022-M11', '210000', '中新网(2022-11-28 转载)',
    { bound: 'lower', note: '报道日2022-11-28，统计时点未写明，暂记11月' }],
  ['2025-M12', '443000', '广东数字产业规模居全国首位(21世纪经济报道 2026-01-20)',
    { note: '约数，取整到千；44.3万，来源单位为个；统计时点按2025年表述，记12月' }],
])
