import { systemClock } from '#server/clock.ts'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import { documentKindWords } from '#metrics/wording/installation/documents.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { makeDemoDocument } from '#tests/support/given/demo-meeting.ts'
import { limited, type Figure } from '../../figure.ts'
import { progress } from '../../progress.ts'
import { resident } from '../../resident.ts'
import { watched } from './others-waits.ts'
import { planStart, plannedServer, type PlannedServer } from './planned-server.ts'
import { openPrepared, prepareMeeting } from './prepared-meeting.ts'
import { yearBack } from './year-back.ts'

/** The limits of a meeting with this number of targets. */
interface Size {
  readonly targets: number
  /** Seconds of freezing. */
  readonly freeze: number
  /** Seconds of making a document. */
  readonly document: number
  /** Megabytes above the idle process; absent where the memory is told and not judged. */
  readonly megabytes?: number
}

const sizes: readonly Size[] = [
  { targets: 59, freeze: 1, document: 3, megabytes: 300 },
  { targets: 1_000, freeze: 10, document: 10 },
]
const longestWait = 200
const rounds = 3

/** Meetings with 20 orders: the freezing, each document, the waits of other people, and old snapshots beside the newest. */
export async function meetings(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) figures.push(...(await ofSize(size)))
  return [...figures, ...(await yearBack())]
}

async function ofSize(size: Size): Promise<Figure[]> {
  const planned = await plannedServer(size.targets)
  try {
    const today = systemClock.today()
    progress(`${size.targets} targets: a meeting is prepared`)
    await planned.report(planStart, today)
    const id = await prepareMeeting(planned, today)
    return [...(await freezing(planned, id, size)), ...(await documents(planned, id, size))]
  } finally {
    await planned.stop()
  }
}

async function freezing({ server, secretary }: PlannedServer, id: string, size: Size): Promise<Figure[]> {
  progress(`${size.targets} targets: frozen ${rounds} times`)
  const runs = []
  for (let round = 0; round < rounds; round += 1) {
    const freeze = () => secretary.call('POST', `/api/meetings/${id}/freeze`, { reason: '会前更正' })
    runs.push(await watched(server.pid, secretary, freeze))
  }
  const what = `${size.targets} targets, frozen, longest of ${rounds}`
  return [
    limited(what, Math.max(...runs.map(({ taken }) => taken)) / 1_000, 's', size.freeze),
    waiting(
      what,
      runs.flatMap(({ waits }) => waits),
    ),
  ]
}

/** Every kind of document is made twice. @throws Error where the second differs from the first */
async function documents(planned: PlannedServer, id: string, size: Size): Promise<Figure[]> {
  const { server, secretary } = planned
  await openPrepared(planned, id)
  // The memory is read before any document is made, since earlier documents leave memory behind.
  const idle = resident(server.pid)
  const figures: Figure[] = []
  for (const kind of Object.keys(documentKinds) as DocumentKind[]) {
    progress(`${size.targets} targets: ${kind}`)
    const runs = []
    for (let round = 0; round < 2; round += 1)
      runs.push(await watched(server.pid, secretary, () => makeDemoDocument(secretary, id, kind)))
    const { made } = await secretary.call<MeetingDocuments>('GET', `/api/meetings/${id}/documents`)
    if (made.filter((one) => one.kind === kind).length !== 1)
      throw new Error(`${kind}, made twice of one snapshot, is not the same`)
    const what = `${size.targets} targets, ${documentKindWords[kind]}`
    const held = (Math.max(...runs.map(({ held }) => held)) - idle) / 1e6
    figures.push(
      limited(
        `${what}, longest of 2`,
        Math.max(...runs.map(({ taken }) => taken)) / 1_000,
        's',
        size.document,
      ),
      size.megabytes === undefined
        ? { what: `${what}, memory over the process before any`, measured: held, unit: 'MB' }
        : limited(`${what}, memory over the process before any`, held, 'MB', size.megabytes),
      waiting(
        what,
        runs.flatMap(({ waits }) => waits),
      ),
    )
  }
  return figures
}

function waiting(what: string, waits: readonly number[]): Figure {
  const count = `${waits.length} requests`
  return limited(
    `${what}, others answered meanwhile, longest of ${count}`,
    Math.max(...waits),
    'ms',
    longestWait,
  )
}
