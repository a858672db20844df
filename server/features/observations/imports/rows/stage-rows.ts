import type { Actor } from '../../../../access/actor.ts'
import type { RowsChecked, RowsSent } from '../../../../contract/import-rows.ts'
import type { Deps } from '../../../../deps.ts'
import { fileUses } from '../../../../files/file-types.ts'
import { once, type Answer } from '../../idempotency.ts'
import { lookOver, shownFindings } from '../check-import.ts'
import type { RowsForm } from '../import-body.ts'
import { importsJobName } from '../imports-job.ts'
import { newImport } from '../keep-import.ts'
import { readRows } from '../read-file.ts'
import { guardedRows } from './guarded-rows.ts'

interface SentRows {
  readonly form: RowsForm
  readonly content: AsyncIterable<Uint8Array>
  readonly asked: Omit<RowsSent, 'check'>
  /** Idempotency-Key. */
  readonly key: string | undefined
}

/** Null, every cell, for whoever may publish; for others the organisations and regions that they are bound to. */
function ownCells({ rights, organisations, regions }: Actor) {
  return rights.has('publish') ? null : { organisations, regions }
}

/**
 * Stages rows that a program sends as a table of history is staged: checked by itself, then submitted as a whole or not at all, and
 * released where the sender may publish. With a key, once in 24 hours. @throws AppError what `guardedRows` and keeping a file are
 * refused with, idempotency-key-reused
 */
export async function stageRows(
  deps: Deps,
  actor: Actor,
  { form, content, asked, key }: SentRows,
): Promise<Answer> {
  const { store, clock, files, jobs } = deps
  const named = { use: fileUses.rows, name: `${asked.name ?? '推送'}.${form === 'ndjson' ? 'txt' : 'csv'}` }
  const file = await files.put(guardedRows(content, form), { ...named, by: actor.id })
  const now = clock.now()
  const work = async (writer: Parameters<Parameters<typeof store.write>[0]>[0]): Promise<Answer> => {
    const made = await newImport(
      writer,
      { actor, file, now },
      {
        ...{ mapping: null, issuer: asked.issuer?.trim() ?? '', provenance: asked.provenance ?? 'reported' },
        ...{ goesOn: true, own: ownCells(actor), rows: form },
        ...(actor.rights.has('publish') && { releases: true }),
      },
    )
    return { status: 201, body: JSON.stringify(made) }
  }
  const request = { actor: actor.id, body: { rows: file.hash, form, ...asked }, now }
  const answer = await store.write((writer) =>
    key === undefined ? work(writer) : once(writer, { ...request, key }, () => work(writer)),
  )
  jobs.begin(importsJobName)
  return answer
}

/** Runs rows dry: what staging them now would come to; nothing of them is kept. @throws AppError as staging, and what reading is refused with */
export async function checkRows(
  deps: Deps,
  actor: Actor,
  { form, content }: Pick<SentRows, 'form' | 'content'>,
): Promise<RowsChecked> {
  const index = deps.catalogue.current()
  const read = await deps.files.during(guardedRows(content, form), fileUses.rows, (path) =>
    readRows(deps, index, form, { path }),
  )
  const body = { own: ownCells(actor) }
  const { findings, checked } = await lookOver(deps, index, {
    read,
    body,
    by: actor.id,
    step: () => undefined,
  })
  return { counts: checked.counts, findings: findings.slice(0, shownFindings) }
}
