import { hasWords } from './has-words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Words that tell two choices of the same name apart. */
  readonly aside: string
  /** Further words that the choice is found by: everyday names, abbreviations. */
  readonly words?: string
}

/**
 * The choices that have all of the typed words in their label, aside or further words: those whose label begins with
 * what was typed first, then those that have all words in label and further words, then those that need the aside for
 * it.
 */
export function choicesFound(choices: readonly Choice[], sought: string): Choice[] {
  const typed = sought.trim().toLowerCase()
  const hasAll = (text: string) => hasWords(text, typed)
  const ranked = choices.flatMap((choice) => {
    const { label, aside, words: more = '' } = choice
    if (!hasAll(`${label} ${aside} ${more}`)) return []
    return { choice, rank: label.toLowerCase().startsWith(typed) ? 0 : hasAll(`${label} ${more}`) ? 1 : 2 }
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice)
}
