import type { DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'

type Made = MeetingDocuments['made'][number]
type Ordered = MeetingDocuments['ordered'][number]

/** A line of the panel: a kind of document of the newest picture, or an older one that was made. */
export interface DocumentRow {
  readonly key: string
  readonly kind: DocumentKind
  /** Of the newest picture, and as the meeting stands: it can be made. */
  readonly makeable: boolean
  readonly made: Made | undefined
  readonly size: string
  /** What becomes of one that was asked for; empty: nothing. */
  readonly state: string
  readonly look: 'state' | 'refused' | 'quiet'
}

const states = { waiting: '排队中…', making: '正在制作…' } as const

function standingOf(order: Ordered | undefined, makeable: boolean): Pick<DocumentRow, 'state' | 'look'> {
  if (!makeable) return { state: '开会以后可以制作', look: 'quiet' }
  if (!order) return { state: '', look: 'quiet' }
  if (order.state === 'failed') return { state: order.reason ?? '', look: 'refused' }
  return { state: states[order.state], look: 'state' }
}

type Named = Readonly<Record<'kind', string> & Record<'version', number>>
const isOf = (one: Named, kind: string, version: number) => one.kind === kind && one.version === version

/** A line for each kind, of the newest picture; below them what was made before, the newest first. */
export function documentRows(
  kinds: readonly DocumentKind[],
  { made, ordered, offered }: MeetingDocuments,
  version: number,
): DocumentRow[] {
  const current = kinds.map((kind): DocumentRow => {
    const newest = made.find((one) => isOf(one, kind, version))
    const order = ordered.find((one) => isOf(one, kind, version))
    const makeable = offered.includes(kind)
    return {
      key: kind,
      kind,
      makeable,
      made: newest,
      size: sizeText(newest),
      ...standingOf(order, makeable),
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
        size: sizeText(one),
        state: '',
        look: 'quiet',
      }
    }),
  ]
}

function sizeText(made: Made | undefined): string {
  if (!made) return ''
  return made.size < 1_000_000
    ? `${Math.ceil(made.size / 1_000)} KB`
    : `${(made.size / 1_000_000).toFixed(1)} MB`
}

/** Whether something waits or is being made. */
export function isUnderWay({ ordered }: MeetingDocuments): boolean {
  return ordered.some(({ state }) => state !== 'failed')
}

/** How far what was asked for has come: “正在制作，还有 2 份”; empty where nothing is under way. */
export function makingText({ ordered }: MeetingDocuments, version: number): string {
  const left = ordered.filter((one) => one.state !== 'failed' && one.version === version).length
  return left === 0 ? '' : `正在制作，还有 ${left} 份`
}
