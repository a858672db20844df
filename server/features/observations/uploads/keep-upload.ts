import { buffer } from 'node:stream/consumers'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { FilingUploads, KeepUpload } from '../../../contract/filing-uploads.ts'
import { storeRevisions } from '../../../db/observations/store-revision.ts'
import type { Reader } from '../../../db/store.ts'
import { AppError } from '../../../errors.ts'
import { storeUpload, type UploadOutcome } from '../../../records/kinds/filings/filing-uploads.ts'
import { namesOfActors } from '../../people/queries.ts'
import { checkAhead } from '../check-ahead.ts'
import { checkOfBatch } from '../post-observations.ts'
import { readUpload, type FilingNamed, type UploadNeeds } from './preview-upload.ts'
import { uploadOf, uploadsOf } from './queries.ts'
import { maySeeUpload, readOutcome } from './upload-outcome.ts'

/**
 * Keeps the drafts of an upload that was previewed, with its original and its outcome, in one transaction. @throws AppError not-found
 * where the file is gone, stale-edit where something changed since the preview
 */
export async function keepUpload(
  deps: UploadNeeds,
  actor: Actor,
  filing: FilingNamed,
  { file, digest, name }: KeepUpload & { readonly name: string },
): Promise<FilingUploads> {
  const { store, clock } = deps
  const stored = await deps.files.open(file)
  if (!stored) throw new AppError('not-found', '上传的文件已过一天没有用上，不在了。请重新上传。')
  const bytes = await buffer(stored.content)
  const { told, items } = await readUpload(deps, actor, filing, { bytes, name })
  if (told.digest !== digest || items.length === 0) throw changedSince()
  const check = await checkAhead(store, await checkOfBatch(deps, actor, { items: [...items], submit: false }))
  await store.write(async (writer) => {
    const { revisions, faults } = await check(writer)
    if (faults.length > 0) throw changedSince()
    await storeRevisions(writer, actor.id, revisions)
    const [last] = await uploadsOf(writer, filing.id)
    const outcome: UploadOutcome = {
      ...{ name, actor: actor.id, at: clock.now(), file },
      cells: told.changes.map(({ indicator, region, place }) => ({ indicator, region, place })),
      ...{ notTaken: told.notTaken, further: told.further },
    }
    await storeUpload(writer, { filing: filing.id, number: (last?.number ?? 0) + 1 }, outcome)
  })
  return listUploads(deps, actor, filing.id)
}

function changedSince(): AppError {
  return new AppError(
    'stale-edit',
    '核对以后，填报单里有的格已在别处改过，这次没有存。请重新上传，再核对一遍。',
  )
}

/** The uploads of a filing that the actor may see, with the cells that were not taken. */
export async function listUploads(
  { store: { reader }, catalogue }: Pick<UploadNeeds, 'store' | 'catalogue'>,
  actor: Actor,
  filing: string,
): Promise<FilingUploads> {
  const rows = (await uploadsOf(reader, filing)).map((row) => ({ ...row, ...readOutcome(row) }))
  const seen = rows.filter((row) => maySeeUpload(catalogue.current(), actor, filing, row))
  const nameOf = await namesOfActors(
    reader,
    seen.map((row) => row.actor),
  )
  return {
    uploads: seen.map(({ number, name, at, actor: by, cells, notTaken, further }) => ({
      ...{ number, name, at, actorName: nameOf(by), taken: cells.length },
      ...{ notTaken: [...notTaken], further },
    })),
  }
}

/** The original of an upload. @throws AppError not-found, also where the actor may not see the upload */
export async function originalOf(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  { filing, number }: { readonly filing: string; readonly number: number },
): Promise<{ readonly hash: string; readonly name: string }> {
  const row = await uploadOf(reader, filing, number)
  const outcome = row && readOutcome(row)
  if (!outcome || !maySeeUpload(index, actor, filing, outcome))
    throw new AppError('not-found', '没有这份上传的文件，或不由您查看。', { hides: outcome !== undefined })
  return { hash: outcome.file, name: outcome.name }
}
