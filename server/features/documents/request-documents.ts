import { documentKindWords } from '#metrics/wording/installation/documents.ts'
import type { DocumentKind } from '../../contract/document-kinds.ts'
import type { DocumentHead, DocumentRequest } from '../../contract/documents.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { snapshotsOf } from '../meetings/queries.ts'
import { isOfMeeting, offeredHead, offeredKinds } from './list-documents.ts'
import { putRequest } from './queries.ts'
import { documentsJobName } from './documents-job.ts'

/**
 * Requests documents of a meeting's newest frozen picture, or of an earlier version; a job makes them. @throws AppError not-found, bad-item for
 * a meeting that is not frozen, and for minutes of a meeting that was not opened or of an earlier version
 */
export async function requestDocuments(
  { store, clock, jobs }: Pick<Deps, 'store' | 'clock' | 'jobs'>,
  actor: Actor,
  meeting: string,
  { kinds, version: wanted, head }: DocumentRequest,
): Promise<void> {
  const snapshots = await snapshotsOf(store.reader, meeting)
  const [newest] = snapshots
  if (!newest) throw new AppError('bad-item', '这次会议还没有定格。请先定格，再制作文件。')
  const offered = new Set<DocumentKind>(await offeredKinds(store.reader, meeting))
  const early = kinds.find((kind) => !offered.has(kind))
  if (early !== undefined)
    throw new AppError(
      'bad-item',
      `会议还没有开，${documentKindWords[early]}没有可写的内容。请先点“开会”，记下议定事项，再制作${documentKindWords[early]}。`,
    )
  const version = wanted ?? newest.facts.version
  if (!snapshots.some(({ facts }) => facts.version === version))
    throw new AppError('not-found', `会议 ${meeting} 没有第${version}版快照。`)
  const ofMeeting = version === newest.facts.version ? undefined : kinds.find(isOfMeeting)
  if (ofMeeting !== undefined)
    throw new AppError(
      'bad-item',
      `会议用的是第${newest.facts.version}版快照，${documentKindWords[ofMeeting]}只按那一版制作。`,
    )
  const worded: DocumentHead = head ?? (await offeredHead(store.reader, meeting))
  const orderedAt = clock.now()
  await store.write(async (writer) => {
    for (const kind of kinds)
      await putRequest(writer, {
        id: `${meeting}-${version}-${kind}`,
        meeting,
        version,
        kind,
        head: JSON.stringify(worded),
        orderedAt,
        orderedBy: actor.id,
        makes: null,
        reason: null,
      })
  })
  jobs.begin(documentsJobName)
}
