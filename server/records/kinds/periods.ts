import { asc, inArray } from 'drizzle-orm'
import Type, { type Static } from 'typebox'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { exceptionId } from '../../db/ledger/closed-periods.ts'
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

/** The exceptions from closings, each with the entry that granted it last. */
const exceptionRows = {
  tables: ['periodException'],
  faultOfRows: async (reader) => {
    const stored = await reader.db.select().from(reader.tables.periodException)
    const told = new Map((await exceptionsTold(reader)).map((entry) => [entry.subject, entry]))
    for (const { id, until, grantedBy, sequence } of stored) {
      const entry = told.get(exceptionPrefix + id)
      if (!entry) return { sequence, fault: `${id} 的补报准许底账中没有` }
      if (entry.sequence !== sequence || entry.actor !== grantedBy || untilIn(entry) !== until)
        return { sequence: entry.sequence, fault: `${id} 的补报准许被改动` }
      told.delete(exceptionPrefix + id)
    }
    const [missing] = told.values()
    return missing && { sequence: missing.sequence, fault: `${missing.subject} 的补报准许不见了` }
  },
  cut: async (reader) => {
    const { db, tables } = reader
    await db.delete(tables.periodException)
    for (const entry of await exceptionsTold(reader)) {
      const { period, organisation, until } = JSON.parse(entry.payload) as Static<typeof granted>
      const id = exceptionId(period, organisation)
      const { actor: grantedBy, sequence } = entry
      await db.insert(tables.periodException).values({ id, period, organisation, until, grantedBy, sequence })
    }
  },
} as const satisfies RecordRows

/** The subject of an entry on an exception consists of this and its id. */
export const exceptionPrefix = 'period-exception/'

const untilIn = ({ payload }: LedgerEntry) => (JSON.parse(payload) as Static<typeof granted>).until

/** The entry that granted each exception that stands. */
async function exceptionsTold({ db, tables: { ledger } }: Reader): Promise<LedgerEntry[]> {
  const told = await db
    .select()
    .from(ledger)
    .where(inArray(ledger.kind, ['period.excepted', 'period.exception-ended']))
    .orderBy(asc(ledger.sequence))
  const last = new Map(told.map((entry) => [entry.subject, entry]))
  return [...last.values()].filter(({ kind }) => kind === 'period.excepted')
}

const granted = Type.Object({
  period: Type.String(),
  organisation: Type.String(),
  until: Type.String(),
  reason: Type.String(),
})
const ended = Type.Object({ period: Type.String(), organisation: Type.String(), reason: Type.String() })
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
  'period.excepted': recordKind({
    payload: granted,
    rows: exceptionRows,
    words: ({ period, organisation, until, reason }, _, index) =>
      `准予${nameOfOrganisation(index, organisation)}补报${formatPeriodText(period)}到${dateText(until)}，原因：${reason}`,
  }),
  'period.exception-ended': recordKind({
    payload: ended,
    rows: exceptionRows,
    words: ({ period, organisation, reason }, _, index) =>
      `收回${nameOfOrganisation(index, organisation)}补报${formatPeriodText(period)}的准许，原因：${reason}`,
  }),
}
