import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import type { ActionItemList } from '#server/contract/action-items.ts'
import type { DocumentHead, MeetingDocuments } from '#server/contract/documents.ts'
import type { MeetingNotes } from '#server/contract/meeting-notes.ts'
import type { Meeting, MeetingList, MeetingSnapshot } from '#server/contract/meetings.ts'
import { circularSource } from '#server/documents/letters/circular.ts'
import { pagedSource } from '#server/documents/letters/own-pages.ts'
import type { DocumentSource, Proceedings } from '#server/documents/source.ts'
import { summaryOf } from '#server/documents/summary.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import {
  conveneDemo,
  demoCaller,
  download,
  holdDemo,
  makeDemoDocument,
  type Caller,
} from '#tests/support/given/demo-meeting.ts'
import { hostile, madeOf, whole, withWords } from '#tests/server/documents/whole-source.ts'
import { findLibreOffice, linesOf, pagesOf, printed } from '#tests/support/documents/libreoffice.ts'
import {
  figuresInSlides,
  figuresInWord,
  partsOf,
  type ReadFigure,
} from '#tests/support/documents/read-office.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'

/**
 * `npm run long -- documents` makes every kind of document of the demonstration's last meeting, of a meeting with a
 * narrative, and of an organisation's meeting, and one of each kind with hostile texts. LibreOffice opens each. The program ends
 * with 1 where one cannot be opened, has too few pages, or prints other figures than the snapshot has.
 * `DOCUMENTS_KEPT_IN` names a folder that keeps the documents with their PDFs.
 */
const keepIn = process.env['DOCUMENTS_KEPT_IN']
/** The head of an office's documents. */
const head = {
  redTitle: '肇庆市数字经济工作简报',
  number: '第12期（总第86期）',
  issuer: '肇庆市数字经济工作领导小组办公室',
  closing: '各单位请于下次会议前两日报送说明。',
  copies: '市委办公室、市人大常委会办公室、市政府办公室、市政协办公室，各县（市、区）人民政府，市有关单位。',
}
const leastPages: Readonly<Record<'docx' | 'xlsx' | 'pptx', number>> = { docx: 1, xlsx: 1, pptx: 3 }

findLibreOffice()
const server = await startServer({ demo: true })
try {
  const secretary = await demoCaller(server, 'demo-secretary')
  const { meetings } = await secretary.call<MeetingList>('GET', '/api/meetings')
  const last = meetings
    .filter(({ snapshots }) => snapshots.length > 0)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
  const day = { date: '2024-11-08', at: '2024-11-08' }
  const heldMeeting = await conveneDemo(server, secretary, {
    series: 'documents',
    title: '专题调度会',
    ...day,
    scopes: ['441200', '440000'],
  })
  await secretary.call('POST', `/api/meetings/${heldMeeting}/freeze`, {})
  await holdDemo(secretary, heldMeeting)
  const ofOrganisation = await conveneDemo(server, secretary, {
    series: 'documents',
    title: '专题调度会',
    ...day,
    scopes: ['zhaoqing-gongxin'],
  })
  await secretary.call('POST', `/api/meetings/${ofOrganisation}/freeze`, {})
  for (const meeting of [...(last ? [last.id] : []), heldMeeting, ofOrganisation]) {
    const { offered } = await secretary.call<MeetingDocuments>('GET', `/api/meetings/${meeting}/documents`)
    for (const kind of offered)
      await check(server, secretary, meeting, kind, meeting === heldMeeting ? head : undefined)
  }
} finally {
  await server.stop()
}
for (const kind of Object.keys(documentKinds) as DocumentKind[]) await checkHostile(kind)
await checkLines()

async function check(
  server: ServerProcess,
  secretary: Caller,
  id: string,
  kind: DocumentKind,
  worded: DocumentHead | undefined,
): Promise<void> {
  const bytes = await download(server, secretary, await makeDemoDocument(secretary, id, kind, worded))
  const { ending } = documentKinds[kind]
  const pdf = await printed(bytes, ending)
  if (keepIn !== undefined) {
    writeFileSync(join(keepIn, `${id}-${kind}.${ending}`), bytes)
    writeFileSync(join(keepIn, `${id}-${kind}.pdf`), pdf)
  }
  const pages = await pagesOf(pdf)
  const faults = [
    ...(pages.length < leastPages[ending] ? [`${pages.length} pages`] : []),
    ...(await figureFaults(await sourceOf(secretary, id, kind), bytes, ending, pages)),
  ]
  process.stdout.write(
    `${id} ${kind}: ${pages.length} pages, ${faults.length === 0 ? 'as the picture has it' : faults.join('; ')}\n`,
  )
  if (faults.length > 0) process.exitCode = 1
}

/** A line of plain text has 28 characters (GB/T 9704-2012), whatever font is there. */
async function checkLines(): Promise<void> {
  const comment = '批'.repeat(140)
  const commented = { ...whole, items: whole.items.map((item) => ({ ...item, comment })) }
  const pages = await linesOf(await printed(await madeOf(commented, 'brief'), 'docx'))
  const lengths = new Set(pages.flat().flatMap((line) => (/^批+$/.test(line) ? [line.length] : [])))
  // Four lines are full, below the first one, which is indented and begins with a word.
  const isFull = lengths.has(28) && Math.max(...lengths) === 28
  process.stdout.write(`lines of the text: ${isFull ? '28 characters' : `${[...lengths].join()}, NOT 28`}\n`)
  if (!isFull) process.exitCode = 1
}

/** A document with a hostile text in every place. */
async function checkHostile(kind: DocumentKind): Promise<void> {
  const { ending } = documentKinds[kind]
  const pages = await pagesOf(await printed(await madeOf(withWords(whole, hostile), kind), ending))
  const isThere = pages.length >= leastPages[ending] && pages.join('').includes('反')
  process.stdout.write(
    `hostile texts, ${kind}: ${pages.length} pages, ${isThere ? 'opened' : 'NOT AS WRITTEN'}\n`,
  )
  if (!isThere) process.exitCode = 1
}

async function sourceOf(secretary: Caller, id: string, kind: DocumentKind): Promise<DocumentSource> {
  const meeting = await secretary.call<Meeting>('GET', `/api/meetings/${id}`)
  const snapshot = meeting.snapshots[0]!
  const picture = await secretary.call<MeetingSnapshot>(
    'GET',
    `/api/meetings/${id}/snapshots/${snapshot.version}`,
  )
  const none = { redTitle: '', number: '', issuer: '', closing: '', copies: '' }
  const source = { ...picture, meeting, snapshot, summary: summaryOf(picture.targets), head: none }
  if (kind === 'circular') return circularSource(source)
  if (kind === 'units') return pagedSource('organisation', source)
  if (kind === 'regions') return pagedSource('region', source)
  return kind === 'minutes' ? { ...source, proceedings: await proceedingsTold(secretary, id) } : source
}

/** The data of minutes as the pages tell them; the orders have not changed since. */
async function proceedingsTold(secretary: Caller, id: string): Promise<Proceedings> {
  const { notes } = await secretary.call<MeetingNotes>('GET', `/api/meetings/${id}/notes`)
  const { items } = await secretary.call<ActionItemList>('GET', '/api/action-items')
  const orders = items
    .filter(({ meeting }) => meeting === id)
    .toSorted((a, b) => serialOf(a.number) - serialOf(b.number))
    .map(({ collaborators, ...order }) => ({
      ...order,
      collaborators: collaborators.map(({ name }) => name),
    }))
  return { heldBy: '', closedAt: null, notes, orders }
}

const serialOf = (number: string) => Number(/〕(\d+)号/.exec(number)![1])

/** Figures that differ from the snapshot, and figures missing on the printed pages: of slides on the slide, of a text on any page. */
async function figureFaults(
  source: DocumentSource,
  bytes: Uint8Array,
  ending: 'docx' | 'xlsx' | 'pptx',
  pages: readonly string[],
): Promise<string[]> {
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  if (ending === 'xlsx') return pages.join('') === '' ? ['nothing is printed'] : []
  if (ending === 'docx') {
    const figures = await figuresInWord(bytes)
    // The number of a page stands in the middle of a text that goes on to the next page.
    const all = pages.map((page) => page.replaceAll(/—\d+—/g, '')).join('')
    return [
      ...unlike(source, figures),
      ...figures.filter(({ text }) => !all.includes(bare(text))).map(lacking),
    ]
  }
  const figures = await figuresInSlides(bytes)
  const slides = [...(await partsOf(bytes)).keys()].filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name))
  const shown = figures.flatMap((figure) => {
    const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(figure.part)?.[1]
    return number === undefined ? [] : [{ ...figure, page: pages[Number(number) - 1] ?? '' }]
  })
  return [
    ...unlike(source, figures),
    ...(slides.length === pages.length ? [] : [`${slides.length} slides on ${pages.length} pages`]),
    ...shown.filter(({ text, page }) => !page.includes(bare(text))).map(lacking),
  ]
}

function unlike(source: DocumentSource, figures: readonly ReadFigure[]): string[] {
  return figures.flatMap((figure) => disagreement(source, figure) ?? [])
}

function lacking({ key, text }: ReadFigure): string {
  return `${key} is not printed: ${text}`
}
