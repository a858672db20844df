import type { Actor } from '../../../access/actor.ts'
import type { ImportChange, ImportMapping, ImportSent, ImportVersion } from '../../../contract/imports.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { StoredFile } from '../../../files/files.ts'
import { fileUses } from '../../../files/file-types.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { bodyOf, nothingCounted, type ImportBody } from './import-body.ts'
import { importsJobName } from './imports-job.ts'
import { refuseUnless, submission } from './submission.ts'
import { importNumbers, insertImport, requireImport, updateImport, type ImportRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'jobs'>

/** Whether an actor may see an import: the own ones, or all. */
export function maySee({ id, rights }: Actor, { actor }: Pick<ImportRow, 'actor'>): boolean {
  return actor === id || ['administer', 'review', 'audit'].some((right) => rights.has(right as never))
}

/** @throws AppError not-found, also for one that is none of the caller's business */
export async function importFor(reader: Reader, actor: Actor, id: string): Promise<ImportRow> {
  const row = await requireImport(reader, id)
  if (!maySee(actor, row)) throw new AppError('not-found', '没有这份历史数据，可能已被删除。请回到列表。')
  return row
}

/** Whether an actor may change and submit it: whoever handed it in, or an administrator. */
export function mayHandIn({ id, rights }: Actor, { actor }: Pick<ImportRow, 'actor'>): boolean {
  return rights.has('administer') || (actor === id && rights.has('report'))
}

/**
 * Keeps a table of history and has it read and checked; where it is not only to be checked and nothing is wrong with it, it is
 * submitted. @throws AppError file-too-large, file-type-not-allowed, bad-request for a mapping that is none
 */
export async function keepImport(
  deps: Needs & Pick<Deps, 'files'>,
  actor: Actor,
  content: Buffer,
  asked: Omit<ImportSent, 'mapping'> & { readonly mapping: ImportMapping | null },
): Promise<ImportVersion> {
  const { store, clock, files, jobs } = deps
  const file = await files.put([content], {
    use: fileUses.imports,
    name: asked.name ?? '历史数据.csv',
    by: actor.id,
  })
  const made = await store.write((writer) =>
    newImport(
      writer,
      { actor, file, now: clock.now() },
      {
        mapping: asked.mapping,
        issuer: asked.issuer?.trim() ?? '',
        provenance: asked.provenance ?? 'reported',
        goesOn: asked.check !== 'true',
        own: actor.rights.has('administer')
          ? null
          : { organisations: actor.organisations, regions: actor.regions },
      },
    ),
  )
  jobs.begin(importsJobName)
  return made
}

type Wanted = Pick<ImportBody, 'mapping' | 'issuer' | 'provenance' | 'goesOn' | 'own' | 'rows' | 'releases'>

/** A record of what is to be read, and checked, next. */
export async function newImport(
  writer: Writer,
  { actor, file, now }: { readonly actor: Actor; readonly file: StoredFile; readonly now: string },
  wanted: Wanted,
): Promise<ImportVersion> {
  const body: ImportBody = {
    ...{ sheets: [], sample: [], read: [], indicators: [], regions: [], periods: [] },
    ...{ remembered: false, counts: nothingCounted, findingLines: 0 },
    ...wanted,
  }
  const id = `import-${Math.max(0, ...(await importNumbers(writer))) + 1}`
  await insertImport(writer, {
    ...{ id, version: 1, name: file.name, state: 'checking', heads: '', findings: '[]', file: file.hash },
    ...{ body: JSON.stringify(body), outcome: null, done: 0, total: 0, decidedBy: null, reason: null },
    ...{ at: now, actor: actor.id, changedAt: now },
  })
  return { id, version: 1 }
}

const notStored = ['checking', 'checked', 'faulty', 'unreadable', 'cancelled']

/** Has it read once more, otherwise. @throws AppError not-found, not-allowed, conflict for one that was submitted, stale-edit */
export async function changeImport(
  deps: Needs,
  actor: Actor,
  { id, version, mapping, sheet, issuer, provenance }: ImportVersion & ImportChange,
): Promise<ImportVersion> {
  return turnTo(deps, actor, id, 'checking', async (row) => {
    requireHandIn(actor, row)
    refuseOutdated(row, version)
    refuseUnless(row, notStored, '这份数据已经提交，不能再改读法。')
    const before = bodyOf(row)
    if (before.rows)
      throw new AppError('conflict', '这是程序推送的数据，没有读法可改。请在来源处改正，重新推送。')
    const body: ImportBody = {
      ...before,
      ...{ mapping, remembered: false, goesOn: false, ...(sheet !== undefined && { sheet }) },
      issuer: issuer?.trim() ?? before.issuer,
      provenance: provenance ?? before.provenance,
    }
    return { body: JSON.stringify(body), done: 0, reason: null }
  })
}

/** Stops the check, or lays aside what was not submitted. @throws AppError not-found, not-allowed, conflict */
export async function cancelImport(deps: Needs, actor: Actor, id: string): Promise<ImportVersion> {
  return turnTo(deps, actor, id, 'cancelled', async (row) => {
    requireHandIn(actor, row)
    refuseUnless(row, notStored, '这份数据已经提交，取消不了。要撤下请由审核员整份退回。')
    return { reason: null }
  })
}

/** Has all of its values stored as submitted. @throws AppError not-found, not-allowed, conflict where it is not checked, period-closed */
export async function submitImport(
  deps: Pick<Deps, 'store' | 'clock' | 'jobs' | 'catalogue'>,
  actor: Actor,
  id: string,
): Promise<ImportVersion> {
  return turnTo(deps, actor, id, 'submitting', async (row, writer) => {
    requireHandIn(actor, row)
    return submission(deps, writer, row)
  })
}

/** Releases all of it, or sends all of it back. @throws AppError not-found, conflict, own-entry, region-not-allowed */
export async function decideImport(
  deps: Pick<Deps, 'store' | 'clock' | 'jobs' | 'catalogue'>,
  actor: Actor,
  id: string,
  returned?: string,
): Promise<ImportVersion> {
  return turnTo(deps, actor, id, returned === undefined ? 'releasing' : 'returning', async (row) => {
    refuseUnless(row, ['submitted'], '这份数据现在不在待审核。请刷新。')
    if (row.actor === actor.id) throw new AppError('own-entry', '不能审核自己提交的数据，请由他人审核。')
    const index = deps.catalogue.current()
    const outside = bodyOf(row).regions.filter((region) => !coversRegion(index, actor, region))
    if (outside.length > 0) {
      const names = outside.slice(0, 5).map((region) => index.regions.get(region)?.name ?? region)
      throw new AppError(
        'region-not-allowed',
        `这份数据里有您不审核的地区：${names.join('、')}。请由审核范围包括它们的人审核。`,
      )
    }
    return { done: 0, decidedBy: actor.id, reason: returned?.trim() ?? null }
  })
}

/** Brings an import into another state, as one act, and has the server go on with it. */
async function turnTo(
  { store, clock, jobs }: Needs,
  actor: Actor,
  id: string,
  state: string,
  change: (row: ImportRow, writer: Writer) => Promise<Partial<ImportRow>>,
): Promise<ImportVersion> {
  const version = await store.write(async (writer) => {
    const row = await importFor(writer, actor, id)
    const next = { ...(await change(row, writer)), state, version: row.version + 1, changedAt: clock.now() }
    await updateImport(writer, row, next)
    return next.version
  })
  jobs.begin(importsJobName)
  return { id, version }
}

function requireHandIn(actor: Actor, row: ImportRow): void {
  if (!mayHandIn(actor, row)) throw new AppError('not-allowed', '只有提交人和系统管理员可以处理这份数据。')
}

function refuseOutdated(row: ImportRow, version: number): void {
  if (row.version !== version) throw new AppError('stale-edit', '这份数据刚有变化，请刷新后再改。')
}
