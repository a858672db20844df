import type { Collector, CollectorDraft } from '#server/contract/collectors.ts'

/** The draft of a collector that is not kept yet. */
export function newDraft(): CollectorDraft {
  return {
    ...{ name: '', enabled: true, url: '', form: 'table', path: '', query: '', header: '', sheet: '' },
    ...{ mapping: null, heads: {}, names: [] },
    ...{ producer: '', publisher: '', method: '', limits: '', provenance: 'reported' },
    ...{ pattern: '30 8 * * *', workingDays: true, silentDays: 45 },
  }
}

/** The draft by which a kept collector is changed; its secret stays unless another is typed. */
export function draftOfCollector(collector: Collector): CollectorDraft {
  const { name, enabled, url, form, path, query = '', header, sheet, mapping, heads, names } = collector
  const { producer, publisher, method, limits, provenance, pattern, workingDays, silentDays } = collector
  return {
    ...{ name, enabled, url, form, path, query, header, sheet, mapping, heads, names },
    ...{ producer, publisher, method, limits, provenance, pattern, workingDays, silentDays },
  }
}

/** What keeps a draft from being saved, in words; empty where nothing does. */
export function lackOfDraft({ name, url, form, publisher, mapping }: CollectorDraft): string {
  if (name.trim() === '') return '请写名称。'
  if (form === 'sql' && !/^(postgres(ql)?|mysql|mariadb):\/\/\S+$/.test(url.trim()))
    return '数据库的地址应以 postgres:// 或 mysql:// 开头。'
  if (form !== 'sql' && !/^https?:\/\/\S+$/.test(url.trim())) return '地址应以 https:// 或 http:// 开头。'
  if (mapping === null) return '请先看样，核对哪一列是什么。'
  return publisher.trim() === '' ? '请写发布单位。' : ''
}
