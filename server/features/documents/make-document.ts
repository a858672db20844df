import { documentKindWords } from '#metrics/wording/installation/documents.ts'
import { documentKinds } from '../../contract/document-kinds.ts'
import type { DocumentHead } from '../../contract/documents.ts'
import type { Deps } from '../../deps.ts'
import type { run } from '../../documents/make-document.ts'
import { AppError } from '../../errors.ts'
import { fileUses } from '../../files/file-types.ts'
import { storeDocument } from '../../records/kinds/meetings/meetings.ts'
import type { Heavy } from '../../workers/run-in-thread.ts'
import { namesOfActors } from '../people/queries.ts'
import { briefOf, meetingById, newestPart, snapshotText, snapshotsOf } from '../meetings/queries.ts'
import { headOf, isOfMeeting } from './list-documents.ts'
import { proceedingsOf } from './proceedings.ts'
import { documentsOf, endRequest, leaveRequest, type DocumentWaiting } from './queries.ts'

const making: Heavy = {
  module: new URL('../../documents/make-document.ts', import.meta.url),
  limits: { seconds: 60, megabytes: 512 },
  tooLong: '这份文件做了 60 秒还没有做完。请把会议的范围分小，或请管理员查看运行状况。',
  tooLarge: '做这份文件要占用的内存太多。请把会议的范围分小，或请管理员查看运行状况。',
}

/** Makes a requested document and keeps it for good; a document equal to the last one of its kind is not kept again. */
export async function makeDocument(
  deps: Pick<Deps, 'store' | 'files' | 'runApart' | 'version' | 'catalogue'>,
  request: DocumentWaiting,
): Promise<void> {
  const { store, files, runApart, catalogue, version: program } = deps
  const { reader } = store
  const { meeting, version, kind, orderedBy } = request
  const convened = await meetingById(reader, meeting)
  const picture = await snapshotText(reader, meeting, version)
  const frozen = (await snapshotsOf(reader, meeting)).find(({ facts }) => facts.version === version)
  if (!convened || !frozen || picture === undefined)
    throw new AppError('not-found', `会议 ${meeting} 没有第${version}版快照。`)
  const snapshot = briefOf(frozen, await namesOfActors(reader, [frozen.actor]))
  const head = JSON.parse(request.head) as DocumentHead
  const { title, date } = convened
  const proceedings = isOfMeeting(kind) ? await proceedingsOf(reader, catalogue, meeting) : undefined
  const isRecord = proceedings?.closedAt === null
  const bytes = await runApart<typeof run>(making, {
    kind,
    picture,
    meeting: { title, date },
    snapshot,
    head: headOf(kind, head),
    ...(proceedings && { proceedings }),
  })
  const of = version === 1 ? '' : `（快照第${version}版）`
  const name = `${title}${documentKindWords[kind]}${isRecord ? '（记录稿）' : ''}${of}.${documentKinds[kind].ending}`
  const {
    hash,
    size,
    name: kept,
  } = await files.put([bytes], { use: fileUses.documents, name, by: orderedBy })
  await store.write(async (writer) => {
    // A meeting that ended while its record was made gets minutes of its end instead.
    if (isRecord && (await newestPart(writer, meeting, 'closed'))) return leaveRequest(writer, request, null)
    if (!(await endRequest(writer, request))) return
    const earlier = (await documentsOf(writer, meeting)).filter((one) => one.id.startsWith(`${request.id}-`))
    if (earlier[0]?.file.hash === hash) return
    const edition = earlier.length + 1
    const facts = { meeting, title, version, kind, edition, program }
    const file = { hash, name: kept, size }
    await storeDocument(writer, orderedBy, `${request.id}-${edition}`, {
      ...facts,
      file,
      head,
    })
  })
}
