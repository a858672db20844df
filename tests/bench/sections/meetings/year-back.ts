import { shanghaiTime } from '#server/clock.ts'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { download, makeDemoDocument, type Caller } from '#tests/support/given/demo-meeting.ts'
import { percentile, type Figure } from '../../figure.ts'
import { fillStore } from '../../load/fill-store.ts'
import { progress } from '../../progress.ts'
import { planStart, plannedServer, type PlannedServer } from './planned-server.ts'
import { openPrepared, prepareMeeting } from './prepared-meeting.ts'

const targets = 59
const entries = 100_000
const rounds = 40
const year = 365 * 86_400_000
const aYearBack = new URL('a-year-back.js', import.meta.url)
const kinds = Object.keys(documentKinds) as DocumentKind[]

/**
 * A meeting that was frozen by a server one year ago beside one of today, with 100,000 entries between them: the time to
 * open each, and the documents of the first.
 * @throws Error where a document has changed
 */
export async function yearBack(): Promise<Figure[]> {
  progress('a meeting is frozen a year ago')
  const then = shanghaiTime(Date.now() - year).slice(0, 10)
  const today = shanghaiTime(Date.now()).slice(0, 10)
  const before = await plannedServer(targets, { node: ['--import', aYearBack.href] })
  const old = await frozen(before, planStart, then)
  for (const kind of kinds) await makeDemoDocument(before.secretary, old, kind)
  const kept = await files(before, old)
  progress(`${entries.toLocaleString('en')} entries follow`)
  const after = await before.again({}, (data) => fillStore(data, entries))
  try {
    const newest = await frozen(after, then.slice(0, 7), today)
    if (old === newest) throw new Error('there is one meeting')
    await refuseChanged(after, old, kept)
    progress('both are opened')
    const [ofOld, ofNewest] = [[] as number[], [] as number[]]
    for (let round = 0; round < rounds; round += 1) {
      ofOld.push(await opened(after.secretary, old))
      ofNewest.push(await opened(after.secretary, newest))
    }
    return [
      {
        what: `a snapshot a year and ${entries.toLocaleString('en')} entries back, opened with its agenda, changes and documents, p50`,
        measured: percentile(ofOld, 0.5),
        unit: 'ms',
        reference: { what: 'the newest', measured: percentile(ofNewest, 0.5) },
        aim: { sense: '≤', ratio: 2 },
      },
    ]
  } finally {
    await after.stop()
  }
}

async function frozen(planned: PlannedServer, since: string, today: string): Promise<string> {
  await planned.report(since, today)
  const id = await prepareMeeting(planned, today)
  await planned.secretary.call('POST', `/api/meetings/${id}/freeze`, {})
  await openPrepared(planned, id)
  return id
}

/** The documents of a meeting byte for byte, by their ids. */
async function files({ server, secretary }: PlannedServer, id: string): Promise<Map<string, Buffer>> {
  const path = `/api/meetings/${id}/documents`
  const { made } = await secretary.call<MeetingDocuments>('GET', path)
  const found = new Map<string, Buffer>()
  for (const { id: document } of made)
    found.set(document, await download(server, secretary, `${path}/${document}`))
  return found
}

/** @throws Error where a document differs from its first form, as served or as made again */
async function refuseChanged(after: PlannedServer, id: string, kept: Map<string, Buffer>): Promise<void> {
  for (const kind of kinds) await makeDemoDocument(after.secretary, id, kind)
  const now = await files(after, id)
  const others = [...now].filter(([document, bytes]) => !kept.get(document)?.equals(bytes))
  if (others.length > 0 || now.size !== kinds.length)
    throw new Error(`not what they were a year ago: ${others.map(([document]) => document).join()}`)
}

/** Milliseconds that a meeting's page waits for its requests. */
async function opened(secretary: Caller, id: string): Promise<number> {
  const path = `/api/meetings/${id}`
  const begun = performance.now()
  for (const part of ['', '/agenda', '/snapshots/1', '/changes', '/documents', '/notes'])
    await secretary.call('GET', path + part)
  return performance.now() - begun
}
