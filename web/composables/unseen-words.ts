import { withoutUnseen } from '#metrics/workflow/unseen-characters.ts'

/** What was typed, field by field however deep, without the signs that nobody sees and documents do not take. */
export function seenWords<Words>(words: Words): Words {
  if (typeof words === 'string') return withoutUnseen(words) as Words
  if (typeof words !== 'object' || words === null) return words
  if (Array.isArray(words)) return words.map(seenWords) as Words
  return Object.fromEntries(
    Object.entries(words).map(([field, part]) => [field, seenWords<unknown>(part)]),
  ) as Words
}

/** Whether such signs stand in what was typed: nobody could find them to take them out. */
export function hasUnseen(words: unknown): boolean {
  return JSON.stringify(seenWords(words)) !== JSON.stringify(words)
}
