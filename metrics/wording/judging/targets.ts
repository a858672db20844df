import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts'
import type { TargetRecord } from '../../catalogue/catalogue.ts'
import type { Basis } from '../../catalogue/indicator.ts'
import { addDays } from '../../period/civil-date.ts'
import { dateText } from '../dates.ts'
import { basisSpellings, kindSpellings } from '../../planning/cells/words-read.ts'

/** How a target is judged, in the word that drafts and workbooks offer. */
export const basisWords = firstWords<Basis>(basisSpellings)

/** How firmly the text commits, in the word that drafts and workbooks offer. */
export const kindWords = firstWords<TargetRecord['kind']>(kindSpellings)

function firstWords<Value extends string>(
  words: Readonly<Record<Value, readonly [string, ...string[]]>>,
): Readonly<Record<Value, string>> {
  const entries = Object.entries<readonly [string, ...string[]]>(words)
  return Object.fromEntries(entries.map(([value, [shown]]) => [value, shown])) as Record<Value, string>
}

/** The document by which a target was withdrawn, in words, and the last day before; undefined for one that is in force or was never there. */
export function withdrawalWords(
  { catalogue, documents }: Pick<CatalogueIndex, 'catalogue' | 'documents'>,
  id: string,
): { readonly title: string; readonly detail: string; readonly before: string | undefined } | undefined {
  const target = catalogue.targets.find((one) => one.id === id)
  if (!target || !isWithdrawn(target)) return undefined
  const { title, signed } = documents.get(target.amendments!.at(-1)!.document)!
  const on = signed === undefined ? '' : `，${dateText(signed)}印发`
  return {
    title: `“${target.name}”已撤销`,
    detail: `见《${title}》${on}。此后不再评，报过的数都保留。`,
    before: signed && addDays(signed, -1),
  }
}
