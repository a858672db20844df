import type { Actor } from '../../../../access/actor.ts'
import type { RowsChecked, RowsSent } from '../../../../contract/import-rows.ts'
import type { Deps } from '../../../../deps.ts'
import { fileUses } from '../../../../files/file-types.ts'
import { once, type Answer } from '../../idempotency.ts'
import { checkRead, shownFindings } from '../check-import.ts'
import type { RowsForm } from '../import-body.ts'
import { importsJobName } from '../imports-job.ts'
import { newImport } from '../keep-import.ts'
import { readRows } from '../reading/read-file.ts'
import { guardedRows } from './guarded-rows.ts'

interface SentRows {
  readonly form: RowsForm
  readonly content: AsyncIterable<Uint8Array>
  /** The parameters of the request. */
  readonly asked: Omit<RowsSent, 'check'>
  /** The header Idempotency-Key. */
  readonly key: string | undefined
}

/**
 * The cells that the actor may send: null, which means every cell, with the right to publish; else those of the own organisations and
 * regions.
 */
function ownCells({ rights, organisations, regions }: Actor) {
  return rights.has('publish') ? null : { organisations, regions }
}

/**
 * Stages a program's rows like a table of history: the job checks them, submits them as a whole, and releases them where the sender may
 * publish. A key makes this happen once in 24 hours. @throws AppError the refusals of `guardedRows` and of keeping a file,
 * idempotency-key-reused
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

/** Checks a program's rows as staging would, and keeps nothing. @throws AppError the refusals of staging and of reading */
export async function checkRows(
  deps: Deps,
  actor: Actor,
  { form, content, asked }: Pick<SentRows, 'form' | 'content' | 'asked'>,
): Promise<RowsChecked> {
  const index = deps.catalogue.current()
  const read = await deps.files.during(guardedRows(content, form), fileUses.rows, (path) =>
    readRows(deps, index, form, { path }),
  )
  const body = { own: ownCells(actor), provenance: asked.provenance ?? 'reported' }
  const { findings, checked } = await checkRead(deps, index, {
    read,
    body,
    by: actor.id,
    step: () => undefined,
  })
  return { counts: checked.counts, findings: findings.slice(0, shownFindings) }
}
