import {
  importTransition,
  isSubmitted,
  type ImportAction,
  type ImportState,
} from '#metrics/workflow/import-workflow.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportChange, ImportMapping, ImportSent, ImportVersion } from '../../../contract/imports.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { StoredFile } from '../../../files/files.ts'
import { fileUses } from '../../../files/file-types.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { bodyOf, nothingCounted, type ImportBody } from './import-body.ts'
import { refuseImportAct } from './import-transitions.ts'
import { importsJobName } from './imports-job.ts'
import { submission } from './submission.ts'
import { importNumbers, insertImport, requireImport, updateImport, type ImportRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'jobs' | 'catalogue'>

/**
 * Whether an actor may see an import: whoever sent it and auditors may; once it is submitted, also administrators, and reviewers of all of
 * its regions.
 */
export function maySee(index: CatalogueIndex, actor: Actor, row: ImportRow): boolean {
  const { id, rights } = actor
  if (row.actor === id || rights.has('audit')) return true
  if (!isSubmitted(row.state as ImportState)) return false
  if (rights.has('administer')) return true
  return rights.has('review') && bodyOf(row).regions.every((one) => coversRegion(index, actor, one))
}

/** An import that the actor may see. @throws AppError not-found, also for an import that the actor may not see */
export async function importFor(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  id: string,
): Promise<ImportRow> {
  const row = await requireImport(reader, id)
  if (!maySee(index, actor, row))
    throw new AppError('not-found', '没有这份历史数据，可能已被删除。请回到列表。', { hides: true })
  return row
}

/**
 * Keeps a table of history, to be read and checked by the job. Unless only a check was asked for, the job also submits a
 * table without an error. @throws AppError file-too-large, file-type-not-allowed
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

type ImportWanted = Pick<
  ImportBody,
  'mapping' | 'issuer' | 'provenance' | 'goesOn' | 'own' | 'rows' | 'releases'
>

/** A new import, which waits to be read and checked. */
export async function newImport(
  writer: Writer,
  { actor, file, now }: { readonly actor: Actor; readonly file: StoredFile; readonly now: string },
  wanted: ImportWanted,
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

/**
 * Changes how an import is read, and has it read again. @throws AppError not-found, not-allowed, conflict for a submitted import
 * or rows that a program sent, stale-edit
 */
export async function changeImport(
  deps: Needs,
  actor: Actor,
  { id, version, mapping, sheet, issuer, provenance }: ImportVersion & ImportChange,
): Promise<ImportVersion> {
  return act(deps, actor, { id, action: 'change' }, async (row) => {
    refuseOutdated(row, version)
    const before = bodyOf(row)
    const body: ImportBody = {
      ...before,
      ...{ mapping, remembered: false, goesOn: false, ...(sheet !== undefined && { sheet }) },
      issuer: issuer?.trim() ?? before.issuer,
      provenance: provenance ?? before.provenance,
    }
    return { body: JSON.stringify(body), done: 0, reason: null }
  })
}

/** Cancels an import that is not submitted, and stops its check. @throws AppError not-found, not-allowed, conflict */
export async function cancelImport(deps: Needs, actor: Actor, id: string): Promise<ImportVersion> {
  return act(deps, actor, { id, action: 'cancel' }, async () => ({ reason: null }))
}

/**
 * Has all values of an import stored as submitted. @throws AppError not-found, not-allowed, conflict where it is not checked,
 * period-closed
 */
export async function submitImport(deps: Needs, actor: Actor, id: string): Promise<ImportVersion> {
  return act(deps, actor, { id, action: 'submit' }, (row, writer) => submission(deps, writer, row))
}

/** Releases an import as a whole or, with a reason, returns it as a whole. @throws AppError not-found, conflict, own-entry, region-not-allowed */
export async function decideImport(
  deps: Needs,
  actor: Actor,
  id: string,
  returnReason?: string,
): Promise<ImportVersion> {
  const action = returnReason === undefined ? 'release' : 'return'
  return act(deps, actor, { id, action }, async () => ({
    ...{ done: 0, decidedBy: actor.id, reason: returnReason?.trim() ?? null },
  }))
}

/** Takes one transition of an import in one transaction, and lets the job continue. */
async function act(
  { store, clock, jobs, catalogue }: Needs,
  actor: Actor,
  { id, action }: { readonly id: string; readonly action: ImportAction },
  change: (row: ImportRow, writer: Writer) => Promise<Partial<ImportRow>>,
): Promise<ImportVersion> {
  const { to: state } = importTransition(action)
  const version = await store.write(async (writer) => {
    const row = await importFor(writer, catalogue.current(), actor, id)
    refuseImportAct(catalogue.current(), actor, row, action)
    const next = { ...(await change(row, writer)), state, version: row.version + 1, changedAt: clock.now() }
    await updateImport(writer, row, next)
    return next.version
  })
  jobs.begin(importsJobName)
  return { id, version }
}

function refuseOutdated(row: ImportRow, version: number): void {
  if (row.version !== version) throw new AppError('stale-edit', '这份数据刚有变化，请刷新后再改。')
}
