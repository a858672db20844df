import type { Paragraph } from './paragraphs.ts'
import { tenseOfTitle, type Tense } from './tense.ts'

/** What the headings above a paragraph, and the frames before it, say of its time and its due year. */
export class Sections {
  readonly #levels = new Map<number, Tense | undefined>()
  /** Carried from headings and from frames such as 2025年的主要目标是：. */
  tense: Tense | undefined
  deadline: string | undefined

  /** A heading ends what headings of its depth and below have said. */
  enter({ level, title }: Paragraph): void {
    if (level === 0) return
    for (const known of [...this.#levels.keys()]) if (known >= level) this.#levels.delete(known)
    this.#levels.set(level, tenseOfTitle(title))
    this.tense = [...this.#levels]
      .toSorted(([a], [b]) => a - b)
      .map(([, tense]) => tense)
      .findLast((tense) => tense !== undefined)
    if (level === 1) this.deadline = undefined
    const named = /(20\d\d) ?年/.exec(title)?.[1]
    if (named && this.tense !== 'past') this.deadline = named
  }
}
