import type { CollectorDraft } from '#server/contract/collectors.ts'

/** A collector of a long table of CSV, which runs each day at half past eight. */
export function collectorDraft(url: string, changed: Partial<CollectorDraft> = {}): CollectorDraft {
  return {
    ...{ name: '省通信管理局', enabled: true, url, form: 'table', path: '', header: '', sheet: '' },
    mapping: {
      header: 1,
      columns: { indicator: 1, region: 2, period: 3, value: 4 },
      across: null,
      fixed: {},
    },
    heads: { indicator: '指标', region: '地区', period: '期', value: '数值' },
    names: [],
    ...{ producer: '', publisher: '省通信管理局', method: '全面统计', limits: '', provenance: 'reported' },
    ...{ pattern: '30 8 * * *', workingDays: false, silentDays: 45 },
    ...changed,
  }
}
