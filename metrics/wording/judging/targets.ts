import type { TargetRecord } from '../../catalogue/catalogue.ts'
import type { Basis } from '../../catalogue/indicator.ts'
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
