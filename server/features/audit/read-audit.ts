import { formatInstant } from '#metrics/wording/instants.ts'
import { auditKindWord, auditResultWord } from '#metrics/wording/installation/audit.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import type { AuditItem, AuditPage, AuditTableQuery } from '../../contract/audit.ts'
import { shanghaiTime } from '../../clock.ts'
import type { Reader } from '../../db/store.ts'
import { csvLine } from '../../exchange/csv-text.ts'
import type { AuditEntry } from '../../records/accounts/audit/audit-entry.ts'
import { auditEntries, type AuditSought } from '../../records/accounts/audit/audit-rows.ts'
import { namesOfActors } from '../people/queries.ts'

/** The number of rows of the audit log that are read at a time. */
const portion = 2_000
const day = 86_400_000

/** Names of the actors that are neither persons nor tokens nor displays. */
const strangers: Readonly<Record<string, string>> = { nobody: '未登录', system: '系统' }

/** A page of the entries that a query asks for, newest first, older than `before`. */
export async function auditPage(
  reader: Reader,
  query: AuditTableQuery,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<AuditPage> {
  const found = await auditEntries(reader, { ...soughtBy(query), before }, limit + 1)
  const entries = await itemsOf(reader, found.slice(0, limit))
  return { entries, next: found.length > limit ? entries.at(-1)!.sequence : null }
}

/**
 * All entries that a query asks for, as CSV for Excel: UTF-8 with its byte order mark, and without texts that Excel would take for
 * formulas.
 */
export async function* auditTable(reader: Reader, query: AuditTableQuery): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['序号', '时间', '事项', '人员', '标识', '来源地址', '内容', '结果', '次数'])}`
  let before: number | undefined
  for (;;) {
    const found = await auditEntries(reader, { ...soughtBy(query), before }, portion)
    if (found.length === 0) return
    const items = await itemsOf(reader, found)
    yield items.map((item) => csvLine(cellsOf(item))).join('')
    before = found.at(-1)!.sequence
  }
}

function cellsOf({
  sequence,
  at,
  kind,
  actor,
  actorName,
  address,
  subject,
  result,
  times,
}: AuditItem): string[] {
  const texts = [auditKindWord(kind), actorName, actor, address, subject, auditResultWord(result)]
  return [String(sequence), formatInstant(at), ...texts.map(spreadsheetText), String(times)]
}

async function itemsOf(reader: Reader, entries: readonly AuditEntry[]): Promise<AuditItem[]> {
  const nameOf = await namesOfActors(
    reader,
    entries.map(({ actor }) => actor),
  )
  return entries.map(({ sequence, at, kind, actor, address, subject, result, times }) => ({
    ...{ sequence, at, kind, actor, address, subject, result, times },
    actorName: strangers[actor] ?? nameOf(actor),
  }))
}

/** The query's days as instants; they begin in Shanghai time. */
function soughtBy({ actor, kind, from, until }: AuditTableQuery): AuditSought {
  const begin = (date: string) => Date.parse(`${date}T00:00:00+08:00`)
  return {
    actor,
    ...(kind !== undefined && { kinds: [kind] }),
    ...(from !== undefined && { from: shanghaiTime(begin(from)) }),
    ...(until !== undefined && { until: shanghaiTime(begin(until) + day) }),
  }
}
