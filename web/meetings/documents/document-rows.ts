import type { DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { sizeText } from '../../components/size-text.ts'

type DocumentMade = MeetingDocuments['made'][number]
type RequestedDocument = MeetingDocuments['ordered'][number]

/** A line of the panel: a kind of document of the listed snapshot, or an older document. */
export interface DocumentRow {
  readonly key: string
  readonly kind: DocumentKind
  /** Whether the document can be made now. */
  readonly makeable: boolean
  readonly made: DocumentMade | undefined
  readonly size: string
  /** The state of a requested document, or the reason why one cannot be made yet or is not current; empty where there is nothing to tell. */
  readonly state: string
  /** The class of the words of `state`. */
  readonly look: 'state' | 'refused' | 'quiet'
}

const states = { waiting: '排队中…', making: '正在制作…' } as const

interface RowFacts {
  readonly request: RequestedDocument | undefined
  readonly makeable: boolean
  /** Whether there are documents of the kind, all of them made before the meeting's end. */
  readonly outlived: boolean
}

function statusOf({ request, makeable, outlived }: RowFacts): Pick<DocumentRow, 'state' | 'look'> {
  if (!makeable) return { state: '开会以后可以制作', look: 'quiet' }
  if (!request) return { state: outlived ? '会议已结束，请制作定稿' : '', look: 'state' }
  if (request.state === 'failed') return { state: request.reason ?? '', look: 'refused' }
  return { state: states[request.state], look: 'state' }
}

type KindAndVersion = Readonly<Record<'kind', string> & Record<'version', number>>
const isOf = (one: KindAndVersion, kind: string, version: number) =>
  one.kind === kind && one.version === version

/**
 * A line for each kind of document of a version of the snapshot, then the earlier documents, newest first. Minutes are
 * current only if they were made after the meeting's end.
 */
export function documentRows(
  kinds: readonly DocumentKind[],
  { made, ordered, offered }: MeetingDocuments,
  version: number,
): DocumentRow[] {
  const current = kinds.map((kind): DocumentRow => {
    const all = made.filter((one) => isOf(one, kind, version))
    const newest = all.find(({ beforeEnd }) => !beforeEnd)
    const request = ordered.find((one) => isOf(one, kind, version))
    const makeable = offered.includes(kind)
    return {
      key: kind,
      kind,
      makeable,
      made: newest,
      size: newest ? sizeText(newest.size) : '',
      ...statusOf({ request, makeable, outlived: all.length > 0 && !newest }),
    }
  })
  const shown = new Set(current.map((row) => row.made?.id))
  const earlier = made.filter(({ id }) => !shown.has(id))
  return [
    ...current,
    ...earlier.map((one): DocumentRow => {
      return {
        key: one.id,
        kind: one.kind,
        makeable: false,
        made: one,
        size: sizeText(one.size),
        state: earlierText(one, version),
        look: 'quiet',
      }
    }),
  ]
}

/** The reason why a document is not the current one. */
function earlierText({ beforeEnd, version: of }: DocumentMade, version: number): string {
  if (of !== version) return `取自第 ${of} 版快照`
  return beforeEnd ? '会议结束前的记录稿' : '已重新制作'
}

/** The documents of one version of the snapshot alone, where a version is given. */
export function ofVersion(documents: MeetingDocuments, version: number | undefined): MeetingDocuments {
  if (version === undefined) return documents
  const { made, ordered } = documents
  const isOfIt = (one: { readonly version: number }) => one.version === version
  return { ...documents, made: made.filter(isOfIt), ordered: ordered.filter(isOfIt) }
}

/** Whether every document that can be made is made, and none is being made. */
export function isAllMade(rows: readonly DocumentRow[]): boolean {
  const makeable = rows.filter((row) => row.makeable)
  return makeable.length > 0 && makeable.every(({ made, state }) => made !== undefined && state === '')
}

/** Whether a document waits, or is being made. */
export function isUnderWay({ ordered }: MeetingDocuments): boolean {
  return ordered.some(({ state }) => state !== 'failed')
}

/** The progress of the requested documents: “正在制作，还有 2 份”; empty without such a document. */
export function makingText({ ordered }: MeetingDocuments, version: number): string {
  const left = ordered.filter((one) => one.state !== 'failed' && one.version === version).length
  return left === 0 ? '' : `正在制作，还有 ${left} 份`
}
