import Type, { type Static } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { correctionWords } from '#metrics/wording/figures/statuses.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { levelNumberWord } from '#metrics/wording/reporting/review-levels.ts'
import { Finding } from '../../../contract/review.ts'
import { Nullable } from '../../../contract/scalars.ts'
import { observationKinds } from '../../../db/observations/observation-event.ts'
import { recordKind } from '../../record-kind.ts'
import { revisionRows } from './revision-rows.ts'

const text = Nullable(Type.String())

/** The payload is the whole revision, so that the ledger alone can rebuild every figure. */
const payload = Type.Object({
  indicator: Type.String(),
  region: Type.String(),
  period: Type.String(),
  revision: Type.Integer(),
  periodEnd: Type.String(),
  value: text,
  reason: text,
  status: Type.String(),
  bound: text,
  /** The numerator of a share; absent where it was not given. */
  numerator: Type.Optional(text),
  denominator: Type.Optional(text),
  /** Why it replaces an approved value; absent where it does not, and in entries of earlier releases. */
  correction: Type.Optional(text),
  note: text,
  provenance: Type.String(),
  findings: Nullable(Type.Array(Finding)),
  /** The reason of a return, of a sending back or of a revocation. */
  returnReason: Type.Optional(Type.String()),
  /** The level that decided, and the one that must decide next; absent where the indicator has no levels, or none must decide. */
  level: Type.Optional(Type.Integer()),
  waitsFrom: Type.Optional(Type.Integer()),
})

/** An act on a revision of a cell, with the subject `<indicator>/<region>/<period>/<revision>`. */
const revisionKind = (act: string | ((event: Static<typeof payload>) => string)) =>
  recordKind({
    payload,
    rows: revisionRows,
    words: (event, _, index) => {
      const { returnReason, level } = event
      const reason = returnReason === undefined ? '' : `，原因：${returnReason}`
      const by = level === undefined ? '' : levelNumberWord(level)
      return `${by}${typeof act === 'string' ? act : act(event)}${revisionWords(event, index)}${reason}`
    },
  })

export const revisionRecords = {
  [observationKinds.draft]: revisionKind('存草稿：'),
  [observationKinds.withdrawn]: revisionKind('撤回草稿：'),
  [observationKinds.submitted]: revisionKind('提交：'),
  [observationKinds.endorsed]: revisionKind('通过并上报：'),
  [observationKinds.cleared]: revisionKind('通过，待发布：'),
  [observationKinds.approved]: revisionKind('通过：'),
  [observationKinds['sent-back']]: revisionKind(({ level, waitsFrom }) => {
    if (level !== undefined && level === waitsFrom) return '撤回通过：'
    return `退回${waitsFrom === undefined ? '下级' : levelNumberWord(waitsFrom)}：`
  }),
  [observationKinds.returned]: revisionKind('退回：'),
  [observationKinds.recalled]: revisionKind('撤回提交：'),
  [observationKinds.revoked]: revisionKind('撤销审核：'),
}

/** A revision in words: `肇庆市 5G基站累计数 2024年7月 6920座（第2次修订）`. */
function revisionWords(
  { indicator: id, region: code, period, revision, value, reason, correction }: Static<typeof payload>,
  { indicators, regions }: CatalogueIndex,
): string {
  const indicator = indicators.get(id)
  const absence =
    reason === null || !(reason in absenceWords)
      ? '无数值'
      : absenceWords[reason as keyof typeof absenceWords]
  const figure = value === null ? absence : `${value}${indicator?.unit ?? ''}`
  const why =
    correction != null && correction in correctionWords
      ? `，${correctionWords[correction as keyof typeof correctionWords]}`
      : ''
  const again = revision === 1 ? '' : `（第${revision - 1}次修订${why}）`
  const cell = [regions.get(code)?.name ?? code, indicator?.name ?? id, formatPeriodText(period)]
  return `${cell.join(' ')} ${figure}${again}`
}
