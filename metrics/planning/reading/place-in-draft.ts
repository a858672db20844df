import type { PolicyFigure, PolicyReading } from '../../policy/reading/policy-reading.ts'
import type { PlanDraft } from '../plan-draft.ts'

/**
 * The title of a draft's document, where a reading is of another one: the title differs, and at most half of the sentences that the draft
 * has from the same places are the same. Where only the title was corrected, it is the same document. A draft without targets takes the reading's document.
 */
export function documentBeside(
  { title = '', figures }: Pick<PolicyReading, 'title' | 'figures'>,
  { document, targets }: Pick<PlanDraft, 'document' | 'targets'>,
): string | undefined {
  if (targets.length === 0) return undefined
  if (document.title === undefined || bare(document.title) === bare(title)) return undefined
  const own = new Map(targets.map(({ entry = '', says = '' }) => [entry, bare(says)]))
  const compared = figures.filter((figure) => own.has(placeOf(figure)))
  const same = compared.filter((figure) => own.get(placeOf(figure)) === bare(sentenceOf(figure)))
  return same.length * 2 > compared.length ? undefined : document.title
}

function placeOf({ start }: Pick<PolicyFigure, 'start'>): string {
  return `文中第${start + 1}字`
}

/** The mark before places and clauses of a document that is not the draft's own. */
export function markOf({ title = '另一份文件' }: Pick<PolicyReading, 'title'>): string {
  return `《${title.slice(0, 60)}》`
}

/** A reading whose clauses bear the mark of its document, since both documents have a 二(一). */
export function ofAnotherDocument(reading: PolicyReading): PolicyReading {
  const mark = markOf(reading)
  const marked = <T extends { readonly clause?: string }>(one: T): T =>
    one.clause === undefined ? one : { ...one, clause: mark + one.clause }
  return {
    ...reading,
    clauses: reading.clauses.map((clause) => ({ ...clause, path: mark + clause.path })),
    figures: reading.figures.map(marked),
    milestones: reading.milestones.map(marked),
    duties: reading.duties.map(marked),
  }
}

/** The sentence of a figure, as a citation keeps it. */
export function sentenceOf({ quote }: Pick<PolicyFigure, 'quote'>): string {
  return quote.slice(0, 300)
}

/**
 * The place of a figure in a citation, 文中第n字, which differs from the same place of other texts in the draft; undefined where the draft has
 * this very sentence from there.
 */
export function freeEntry(
  reading: Pick<PolicyReading, 'title'>,
  figure: Pick<PolicyFigure, 'start' | 'quote'>,
  { draft, besides }: { draft: Pick<PlanDraft, 'targets'>; besides: string | undefined },
): string | undefined {
  const place = besides === undefined ? placeOf(figure) : markOf(reading) + placeOf(figure)
  const here = draft.targets.filter(({ entry }) => entry === place || entry?.startsWith(`${place}（`))
  const sentence = bare(sentenceOf(figure))
  if (here.some(({ says = '' }) => bare(says) === sentence)) return undefined
  return here.length === 0 ? place : `${place}（${here.length + 1}）`
}

/** A text without blanks, which may be lost or added where cells are read. */
function bare(text: string): string {
  return text.replace(/\s/g, '')
}
