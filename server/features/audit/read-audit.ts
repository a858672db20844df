import { instantToSecond } from '#metrics/wording/instants.ts'
import { auditKindWord, auditResultWord } from '#metrics/wording/installation/audit.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import type { AuditItem, AuditPage, AuditTableQuery } from '../../contract/audit.ts'
import type { Reader } from '../../db/store.ts'
import { ownTurn } from '../../event-loop-turns.ts'
import type { TextTable } from '../../exchange/table-xlsx.ts'
import type { AuditEntry } from '../../records/accounts/audit/audit-entry.ts'
import { auditEntries, type AuditSought } from '../../records/accounts/audit/audit-rows.ts'
import { instantsOf } from './days-sought.ts'
import { actorNames } from './queries.ts'

/** The number of rows of the audit log that are read at a time. */
const portion = 2_000

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

/** All entries that a query asks for, as a table for people. */
export function auditTable(reader: Reader, query: AuditTableQuery): TextTable {
  const heads = ['序号', '时间', '事项', '人员', '标识', '来源地址', '内容', '结果', '次数']
  async function* rows() {
    let before: number | undefined
    for (;;) {
      await ownTurn()
      const found = await auditEntries(reader, { ...soughtBy(query), before }, portion)
      if (found.length === 0) return
      yield* (await itemsOf(reader, found)).map(cellsOf)
      before = found.at(-1)!.sequence
    }
  }
  return {
    name: '审计日志',
    columns: heads.map((head) => ({ head, numeric: head === '序号' || head === '次数' })),
    rows: rows(),
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
  return [String(sequence), instantToSecond(at), ...texts.map(spreadsheetText), String(times)]
}

async function itemsOf(reader: Reader, entries: readonly AuditEntry[]): Promise<AuditItem[]> {
  const nameOf = await actorNames(reader, entries)
  return entries.map(({ sequence, at, kind, actor, address, subject, result, times }) => ({
    ...{ sequence, at, kind, actor, address, subject, result, times },
    actorName: nameOf(actor),
  }))
}

function soughtBy({ actor, kind, from, until }: AuditTableQuery): AuditSought {
  return { actor, ...(kind !== undefined && { kinds: [kind] }), ...instantsOf({ from, until }) }
}
