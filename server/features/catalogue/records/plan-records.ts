import { isDeepStrictEqual } from 'node:util'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import type { CatalogueFinding } from '#metrics/policy/catalogue-finding.ts'
import type { ListedBoard } from '#metrics/catalogue/catalogue.ts'
import { recordNames } from '#metrics/policy/errors/record-names.ts'
import type { Actor } from '../../../access/actor.ts'
import type {
  CatalogueRecordView,
  PlanRecord,
  PlanRecordKind,
  RecordVersion,
} from '../../../contract/catalogue-records.ts'
import type { TurnedLights } from '../../../contract/turned-lights.ts'
import {
  catalogueWith,
  newestRecords,
  recordKey,
  withdrawn,
  type CatalogueKind,
  type CatalogueRow,
} from '../../../db/catalogue/catalogue-records.ts'
import { shippedCatalogue } from '../../../db/catalogue/shipped-documents.ts'
import type { Reader } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { lightsTurnedBy } from '../lights-turned-by.ts'
import { changedBy, changeOrPropose } from '../../../records/change-or-propose.ts'
import { reasonOfChange, recordKindWords } from '../../../records/kinds/catalogue/catalogue.ts'
import { allProposals } from '../../../records/kinds/catalogue/proposals.ts'
import { pairedDisplays } from '../../displays/queries.ts'
import { namesOfActors } from '../../people/queries.ts'
import { versionsOf } from '../queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

interface RecordEdit<Kind extends PlanRecordKind = PlanRecordKind> {
  readonly kind: Kind
  readonly id: string
  /** The version on which the edit is based; 0 for a new record. */
  readonly version: number
  /** The new record; null withdraws it. */
  readonly record: PlanRecord<Kind> | null
  readonly reason: string
}

/** A record with all of its versions. @throws AppError not-found where it never existed */
export async function showCatalogueRecord(
  { store: { reader } }: Pick<Deps, 'store'>,
  kind: CatalogueKind,
  id: string,
): Promise<CatalogueRecordView> {
  const rows = await versionsOf(reader, { kind, id })
  const confirmed = rows.map(
    ({ payload }) => (JSON.parse(payload) as { readonly proposal?: string }).proposal,
  )
  const proposals = confirmed.some((one) => one !== undefined) ? await allProposals(reader) : []
  const proposers = new Map(proposals.map(({ made }) => [made.proposal, made.by]))
  const proposerOf = (place: number) => proposers.get(confirmed[place] ?? '')
  const nameOf = await namesOfActors(
    reader,
    rows.flatMap(({ actor }, place) => [actor, proposerOf(place) ?? actor]),
  )
  const versions = rows.map(({ version, sequence, at, actor, body, payload }, place) => ({
    ...{ version, sequence, at, by: nameOf(proposerOf(place) ?? actor) },
    confirmedBy: proposerOf(place) === undefined ? null : nameOf(actor),
    reason: reasonOfChange({ payload }),
    record: JSON.parse(body) as object | null,
  }))
  const [newest] = versions
  if (!newest) throw new AppError('not-found', `目录中没有编号为 ${id} 的记录。`)
  return { kind, id, version: newest.version, record: newest.record, versions }
}

/**
 * Keeps the next version of a single record of a plan, or withdraws it, by one entry of the ledger with a reason. Where lights depend on
 * it, a second person must confirm. The resulting catalogue is checked as a whole; where nothing changes, nothing is written. @throws
 * AppError not-found, stale-edit, bad-item with every fault, conflict where something in force needs the record or a proposal on it waits,
 * indicator-has-values
 */
export async function keepPlanRecord(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  { kind, id, version, record, reason }: RecordEdit,
): Promise<RecordVersion> {
  const { twoPersons } = catalogue
  return store.write(async (writer) => {
    const kept = await newestRecords(writer)
    const newest = kept.get(recordKey({ kind, id }))
    refuseOtherVersion(newest, id, version)
    const before = newest ? (JSON.parse(newest.body) as object | null) : null
    if (isDeepStrictEqual(before, record)) {
      if (!newest) throw new AppError('not-found', `目录中没有编号为 ${id} 的记录。`)
      return { sequence: newest.sequence, version, proposal: null }
    }
    if (kind === 'document') refuseLaidAside(id, before, record)
    const next = {
      kind,
      id,
      version: version + 1,
      body: record === null ? withdrawn : JSON.stringify(record),
    }
    refuseFaults(kept, next, record)
    if (record === null) await refuseWaitedFor(writer, id)
    if (kind === 'board' && record === null) await refuseShown(writer, before as ListedBoard)
    const terms = { twoPersons, actor: actor.id, at: clock.now() }
    const { name } = (record ?? before) as { readonly name?: string }
    const title = `${kindWord(kind, record ?? before)}“${name ?? id}”`
    const change = { subject: recordKey(next), title, records: [next], reason }
    const { sequence, proposal } = await changeOrPropose(writer, terms, change)
    return { sequence, version: proposal === null ? next.version : version, proposal }
  })
}

/** The lights that a record would turn on the day `at` if it were kept or withdrawn. @throws AppError bad-item, conflict */
export async function lightsOfRecord(
  deps: Needs,
  { kind, id, record }: Pick<RecordEdit, 'kind' | 'id' | 'record'>,
  at: string | undefined,
): Promise<TurnedLights> {
  const kept = await newestRecords(deps.store.reader)
  const next = { kind, id, version: 0, body: record === null ? withdrawn : JSON.stringify(record) }
  refuseFaults(kept, next, record)
  return lightsTurnedBy(deps, { after: catalogueWith(kept, [next]), changes: [changedBy(kept, next)], at })
}

/** Refuses to withdraw what a waiting change names: it could not be confirmed any more. @throws AppError conflict */
async function refuseWaitedFor(reader: Reader, id: string): Promise<void> {
  const waiting = (await allProposals(reader)).find(
    ({ made, decided }) =>
      !decided && made.change.records.some(({ body }) => body.includes(JSON.stringify(id))),
  )
  if (waiting)
    throw new AppError(
      'conflict',
      `等第二人确认的变更“${waiting.made.change.title}”要用到它，请先处理那一项。`,
    )
}

/** Refuses to withdraw a board while a display shows it. @throws AppError conflict */
async function refuseShown(reader: Reader, { title, scope }: ListedBoard): Promise<void> {
  const showing = (await pairedDisplays(reader)).filter(
    (one) =>
      one.revokedAt === null && (one.scope === scope || one.scenes?.includes(JSON.stringify(scope)) === true),
  )
  if (showing.length === 0) return
  const names = showing.map(({ name }) => `“${name}”`).join('、')
  throw new AppError('conflict', `大屏${names}正显示看板“${title}”。请先在“大屏”页给它换一块看板，再撤下。`)
}

function kindWord(kind: PlanRecordKind, record: object | null): string {
  const { of } = (record ?? {}) as { readonly of?: string }
  return kind === 'reform' && of === 'regions' ? '区划调整' : recordKindWords[kind]!
}

function refuseOtherVersion(newest: CatalogueRow | undefined, id: string, version: number): void {
  const standing = newest?.version ?? 0
  if (standing === version) return
  throw new AppError(
    'stale-edit',
    standing === 0
      ? `目录中没有编号为 ${id} 的记录，新立的请写 If-Match: "0"。`
      : `${id} 已是第${standing}版，不是第${version}版。请读出新版再改。`,
  )
}

/** Refuses to add or withdraw a shipped document as a single record: it is laid aside and taken up as a whole. @throws AppError conflict */
function refuseLaidAside(id: string, before: object | null, record: object | null): void {
  if (!shippedCatalogue.documents.some((document) => document.id === id)) return
  if (before !== null && record !== null) return
  throw new AppError(
    'conflict',
    '随程序提供的文件整份停用和启用：POST /api/plans/:id/lay-aside、…/take-up，或在“计划”页操作。',
  )
}

/** Refuses a record with which the catalogue would have errors. @throws AppError bad-item, conflict */
function refuseFaults(
  kept: ReadonlyMap<string, CatalogueRow>,
  next: Pick<CatalogueRow, 'kind' | 'id' | 'version' | 'body'>,
  record: PlanRecord | null,
): void {
  if (record !== null && idOf(record) !== next.id) {
    const field = 'code' in record && !('id' in record) ? 'code' : 'id'
    refuse([{ code: field, subject: next.id, message: `记录里的编号要与地址里的一样：${next.id}` }])
  }
  const after = catalogueWith(kept, [next])
  const errors = catalogueErrors(after)
  if (errors.length === 0) return
  if (record !== null) refuse(errors, recordNames(after))
  const nameOf = recordNames(catalogueWith(kept))
  const users = [...new Set(errors.map(({ subject }) => nameOf(subject)))]
  const told = users.slice(0, usersTold).join('、') + (users.length > usersTold ? '等' : '')
  throw new AppError(
    'conflict',
    `${nameOf(next.id)}还不能撤下，有 ${users.length} 处要用到它：${told}。请先改掉。`,
  )
}

/** The most records that are named as users of one that therefore cannot be withdrawn. */
const usersTold = 10

function refuse(findings: readonly CatalogueFinding[], nameOf = (text: string) => text): never {
  const [first] = findings
  throw new AppError('bad-item', `${nameOf(first!.subject)}：${nameOf(first!.message)}。`, {
    errors: findings.map(({ code, subject, message }) => ({
      ...{ index: 0, field: subject, code, detail: nameOf(message) },
    })),
  })
}

function idOf(record: PlanRecord): string {
  return 'id' in record ? record.id : record.code
}
