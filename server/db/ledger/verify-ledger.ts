import { aliasedTable, and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { bodyHash } from '../catalogue/catalogue-records.ts'
import { evaluationPublished, faultOfSnapshot, straySnapshot } from './evaluation-snapshot.ts'
import { genesis, ledgerAfter, ledgerHash, type LedgerEntry, type LedgerHead } from './ledger.ts'
import { faultOfEvent, revisionsToldBy } from './verify-revision.ts'
import { catalogueChanged } from '../catalogue/change-catalogue.ts'
import type { Reader } from '../store.ts'

/** What a verification found: the head to write down, or the first entry or row that is not as it was. */
export type Verification =
  | { readonly sound: true; readonly head: LedgerHead; readonly entries: number; readonly revisions: number }
  | { readonly sound: false; readonly sequence: number; readonly fault: string }

const batch = 2_000

/**
 * Walks the whole chain, then holds every revision, decision, catalogue record and published evaluation against it: any byte that
 * was altered, removed or added by another hand than the program's is found and its place named.
 */
export async function verifyLedger(reader: Reader): Promise<Verification> {
  let head: LedgerHead = genesis
  let revisions = 0
  for (;;) {
    const entries = await ledgerAfter(reader, head.sequence, batch)
    if (entries.length === 0) break
    // What an altered entry tells of is not looked for.
    const { linked, broken } = linkedTo(head, entries)
    const told = linked.filter(tellsOfObservation)
    const stored = await revisionsToldBy(reader, told)
    for (const entry of linked) {
      const fault = tellsOfObservation(entry)
        ? faultOfEvent(stored, entry)
        : await faultOfOtherContent(reader, entry)
      if (fault !== undefined) return { sound: false, sequence: entry.sequence, fault }
    }
    if (broken) return { sound: false, ...broken }
    revisions += told.length
    head = entries.at(-1)!
  }
  const stray = await strayRow(reader)
  if (stray) return { sound: false, ...stray }
  return { sound: true, head, entries: head.sequence, revisions }
}

function tellsOfObservation({ kind }: LedgerEntry): boolean {
  return kind.startsWith('observation.')
}

/** The entries that follow the head as they should, up to the first that does not. */
function linkedTo(
  head: LedgerHead,
  entries: readonly LedgerEntry[],
): { linked: readonly LedgerEntry[]; broken?: { sequence: number; fault: string } } {
  let last = head
  for (const [place, entry] of entries.entries()) {
    const fault = faultOfLink(last, entry)
    if (fault !== undefined) {
      return { linked: entries.slice(0, place), broken: { sequence: entry.sequence, fault } }
    }
    last = entry
  }
  return { linked: entries }
}

function faultOfLink(head: LedgerHead, entry: LedgerEntry): string | undefined {
  if (entry.sequence !== head.sequence + 1) return `缺少第 ${head.sequence + 1} 号`
  if (entry.previousHash !== head.hash) return '与上一条不相连（previous_hash）'
  if (ledgerHash(entry) !== entry.hash) return '内容与哈希不符'
  return undefined
}

async function faultOfOtherContent(reader: Reader, entry: LedgerEntry): Promise<string | undefined> {
  if (entry.kind === catalogueChanged) return faultOfCatalogue(reader, entry)
  if (entry.kind === evaluationPublished) return faultOfSnapshot(reader, entry)
  return undefined
}

async function faultOfCatalogue({ db, tables }: Reader, entry: LedgerEntry): Promise<string | undefined> {
  const { catalogueEntry } = tables
  const { records } = JSON.parse(entry.payload) as {
    records: { kind: string; id: string; version: number; sha256: string }[]
  }
  const rows = await db.select().from(catalogueEntry).where(eq(catalogueEntry.sequence, entry.sequence))
  const stored = new Map(rows.map((row) => [`${row.kind}/${row.id}/${row.version}`, row]))
  for (const { kind, id, version, sha256 } of records) {
    const key = `${kind}/${id}/${version}`
    const row = stored.get(key)
    if (!row) return `目录记录 ${key} 不见了`
    if (bodyHash(row.body) !== sha256) return `目录记录 ${key} 被改动`
  }
  return rows.length === records.length ? undefined : '目录中多出底账没有的记录'
}

/** A row that no entry speaks of: a revision, decision, catalogue record or evaluation that somebody slipped in. */
async function strayRow({ db, tables }: Reader): Promise<{ sequence: number; fault: string } | undefined> {
  const { observation, ledger, catalogueEntry } = tables
  const decision = aliasedTable(ledger, 'decision')
  const subject = sql`${observation.indicator} || '/' || ${observation.region} || '/' || ${observation.period} || '/' || ${observation.revision}`
  const [revision] = await db
    .select({ sequence: observation.sequence, subject: sql<string>`${subject}` })
    .from(observation)
    .leftJoin(ledger, eq(ledger.sequence, observation.sequence))
    .leftJoin(decision, eq(decision.sequence, observation.decidedSequence))
    .where(
      or(
        isNull(ledger.sequence),
        ne(ledger.subject, subject),
        and(
          sql`${observation.state} in ('approved', 'returned', 'withdrawn')`,
          or(
            isNull(decision.sequence),
            ne(decision.subject, subject),
            ne(decision.kind, sql`'observation.' || ${observation.state}`),
          ),
        ),
        and(sql`${observation.state} in ('draft', 'submitted')`, gt(observation.decidedSequence, 0)),
      ),
    )
    .orderBy(asc(observation.sequence))
    .limit(1)
  if (revision) return { sequence: revision.sequence, fault: `数据 ${revision.subject} 底账中没有` }
  const [record] = await db
    .select({ sequence: catalogueEntry.sequence, id: catalogueEntry.id })
    .from(catalogueEntry)
    .leftJoin(ledger, eq(ledger.sequence, catalogueEntry.sequence))
    .where(or(isNull(ledger.sequence), ne(ledger.kind, catalogueChanged)))
    .limit(1)
  if (record) return { sequence: record.sequence, fault: `目录记录 ${record.id} 底账中没有` }
  return straySnapshot({ db, tables })
}
