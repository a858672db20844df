import type { PolicyDate, PolicyReading } from '../../policy/reading/policy-reading.ts'
import type { DutyDraft, MilestoneDraft, PlanDraft } from '../plan-draft.ts'

/** The chosen dates of a document, by their places in its lists. */
export interface ChosenDates {
  readonly milestones?: readonly number[]
  readonly duties?: readonly number[]
}

/** The milestones and duties of a document as rows of a draft; rows of a name, clause and day that the draft already has are left out. */
export function datesOfReading(
  reading: Pick<PolicyReading, 'milestones' | 'duties'>,
  chosen: ChosenDates,
  draft: Pick<PlanDraft, 'milestones' | 'duties'>,
): { milestones: MilestoneDraft[]; duties: DutyDraft[] } {
  return {
    milestones: newRows(reading.milestones, chosen.milestones, draft.milestones).map((row) => ({
      ...row,
      dated: '条文',
    })),
    duties: newRows(reading.duties, chosen.duties, draft.duties),
  }
}

interface DatedRow {
  readonly name?: string
  readonly clause?: string
  readonly due?: string
}

function newRows(
  dates: readonly PolicyDate[],
  chosen: readonly number[] = [],
  existing: readonly DatedRow[],
): DatedRow[] {
  const has = new Set(existing.map(keyOf))
  return [...new Set(chosen)]
    .toSorted((a, b) => a - b)
    .flatMap((place) => dates[place] ?? [])
    .map(({ quote, clause, due }) => ({
      name: nameOf(quote),
      ...(clause && { clause }),
      ...(due && { due }),
    }))
    .filter((row) => !has.has(keyOf(row)))
}

function keyOf({ name = '', clause = '', due = '' }: DatedRow): string {
  return [name, clause, due].join('|')
}

/** A sentence without the day at its beginning, which has a cell of its own. */
function nameOf(quote: string): string {
  return quote
    .replace(/^(?:[到至在]?20\d\d ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?(?:底|末)?(?:前|内)?[，,、]?)/, '')
    .replace(/[，。；：,;:]$/, '')
    .slice(0, 120)
}
