import { formatFigure } from '../../numbers/quantity.ts'
import type { Adjustable, Amendment, PolicyDocument, TargetRecord } from '../catalogue.ts'

/** The target as its own documents print it, with these amendments in force, one after the other. Rule T-4. */
export function amend(target: TargetRecord, amendments: readonly Amendment[]): TargetRecord {
  const { printed = adjustableOf(target), amendments: _, value: __, high: ___, due: ____, ...rest } = target
  const inForce = amendments.reduce<Adjustable>(
    (before, { value, high, due }) => ({
      ...before,
      ...(value === undefined ? {} : { value }),
      ...(high === undefined ? {} : { high }),
      ...(due === undefined ? {} : { due }),
    }),
    printed,
  )
  return { ...rest, ...inForce, ...(amendments.length > 0 && { printed, amendments }) }
}

/** The target without the amendments of some documents. */
export function withoutAmendments(target: TargetRecord, documents: ReadonlySet<string>): TargetRecord {
  const { amendments } = target
  if (!amendments?.some(({ document }) => documents.has(document))) return target
  return amend(
    target,
    amendments.filter(({ document }) => !documents.has(document)),
  )
}

/** The documents that amend one of these targets. */
export function amendingDocuments(targets: readonly Pick<TargetRecord, 'amendments'>[]): ReadonlySet<string> {
  return new Set(targets.flatMap(({ amendments = [] }) => amendments.map(({ document }) => document)))
}

/** Whether the target was withdrawn: it stays in the catalogue, and is no longer judged. */
export function isWithdrawn({ amendments = [] }: Partial<Pick<TargetRecord, 'amendments'>>): boolean {
  return amendments.at(-1)?.act === 'withdrawn'
}

/** A target as it stood before a document changed it; `before`: the day from which the change is in force. */
interface EarlierTerms {
  readonly target: TargetRecord
  readonly before: string
}

/** What a target asked for before each of its amendments, as far as the days of their documents are known. Rule T-4. */
export function earlierTerms(
  target: TargetRecord,
  documents: ReadonlyMap<string, Pick<PolicyDocument, 'signed'>>,
): EarlierTerms[] {
  const { amendments = [] } = target
  return amendments.flatMap(({ document }, place) => {
    const before = documents.get(document)?.signed
    const then = amend(target, amendments.slice(0, place))
    return before === undefined || isWithdrawn(then) ? [] : [{ target: then, before }]
  })
}

/** Each amendment in words: 目标值由 8,000 调整为 9,000，见《…》正文. */
export function amendmentRemarks(
  target: Pick<TargetRecord, 'printed' | 'amendments'>,
  titleOf: (document: string) => string,
): string[] {
  const { printed, amendments = [] } = target
  let before = printed
  return amendments.map((amendment) => {
    const { act, value, high, due, document, clause } = amendment
    const source = `见《${titleOf(document)}》${clause}`
    if (act === 'withdrawn') return `已撤销，${source}`
    const changes = [
      ...(value === undefined && high === undefined
        ? []
        : [`目标值${before ? `由${rangeText(before)}` : ''}调整为${rangeText({ ...before, ...amendment })}`]),
      ...(due === undefined ? [] : [`完成期限由${before?.due ?? '未定'}调整为${due}`]),
    ]
    before = { ...before, ...amendment } as Adjustable
    return `${changes.join('，')}，${source}`
  })
}

function rangeText({ value, high }: Partial<Adjustable>): string {
  return [value, high].flatMap((figure) => (figure === undefined ? [] : formatFigure(figure))).join('–')
}

function adjustableOf({ value, high, due }: TargetRecord): Adjustable {
  return { value, ...(high === undefined ? {} : { high }), ...(due === undefined ? {} : { due }) }
}
