import { asc } from 'drizzle-orm'
import Type from 'typebox'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { tellsOfPeriod } from '../../db/ledger/period-event.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { recordKind, type RecordRows } from '../record-kind.ts'

/** The closed periods, each with the entry that closed it last. */
const closureRows = {
  tables: ['periodClosure'],
  faultOfRows: async (reader) => {
    const stored = await reader.db.select().from(reader.tables.periodClosure)
    const told = new Map((await closuresTold(reader)).map((entry) => [entry.subject, entry]))
    for (const { period, closedBy, sequence } of stored) {
      const entry = told.get(period)
      if (!entry) return { sequence, fault: `${period} 的关账底账中没有` }
      if (entry.sequence !== sequence || entry.actor !== closedBy)
        return { sequence: entry.sequence, fault: `${period} 的关账被改动` }
      told.delete(period)
    }
    const [missing] = told.values()
    return missing && { sequence: missing.sequence, fault: `${missing.subject} 的关账不见了` }
  },
  cut: async (reader) => {
    const { db, tables } = reader
    await db.delete(tables.periodClosure)
    for (const { subject, actor, sequence } of await closuresTold(reader))
      await db.insert(tables.periodClosure).values({ period: subject, closedBy: actor, sequence })
  },
} as const satisfies RecordRows

/** The entry that closed each period that is closed. */
async function closuresTold({ db, tables: { ledger } }: Reader): Promise<LedgerEntry[]> {
  const told = await db.select().from(ledger).where(tellsOfPeriod).orderBy(asc(ledger.sequence))
  const last = new Map(told.map((entry) => [entry.subject, entry]))
  return [...last.values()].filter(({ kind }) => kind === 'period.closed')
}

const payload = Type.Object({ period: Type.String(), reason: Type.Optional(Type.String()) })
const because = (reason?: string) => (reason === undefined ? '' : `，原因：${reason}`)

export const periodRecords = {
  'period.closed': recordKind({
    payload,
    rows: closureRows,
    words: ({ period, reason }) => `关账：${formatPeriodText(period)}${because(reason)}`,
  }),
  'period.reopened': recordKind({
    payload,
    rows: closureRows,
    words: ({ period, reason }) => `重新开放：${formatPeriodText(period)}${because(reason)}`,
  }),
}
