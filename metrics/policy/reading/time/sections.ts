import type { Paragraph } from '../paragraphs.ts'
import { tenseOfTitle, type Tense, type TimeTold } from './tense.ts'
import { yearsIn } from './years-in.ts'

/** What the headings above a paragraph, and the frames before it, say of its time and its due year. */
export class Sections {
  readonly #levels = new Map<number, TimeTold>()
  readonly #deadlines = new Map<number, string>()
  #marked = false
  /** Carried from headings and from frames such as 2025年的主要目标是：. */
  tense: Tense | undefined
  deadline: string | undefined

  /** `tense`: of what stands before the first heading. */
  constructor(tense?: Tense) {
    this.tense = tense
  }

  /**
   * A heading ends what headings of its depth and below have said. A short line alone is one where it tells of time. `limit`: the
   * year that its item is to be done by.
   */
  enter({ level: printed, title }: Paragraph, limit?: string): void {
    if (printed === 0 && (title === '' || !tenseOfTitle(title)?.firm)) return
    const level = printed > 0 ? printed : this.#marked ? 9 : 1
    this.#marked ||= printed === 1
    for (const known of [...this.#levels.keys()]) if (known >= level) this.#levels.delete(known)
    for (const known of [...this.#deadlines.keys()]) if (known >= level) this.#deadlines.delete(known)
    // An item that is a sentence tells by its first clause: 归集数据3亿条，问题整改率99% is no section on 问题.
    const told = tenseOfTitle(title.split(/[，,；;]/, 1)[0]!)
    if (told) this.#levels.set(level, told)
    let tense: Tense | undefined
    for (const [, above] of [...this.#levels].toSorted(([a], [b]) => a - b))
      if ((above.firm && !(tense === 'past' && !above.aims)) || tense === undefined) tense = above.tense
    this.tense = tense
    const named = limit ?? yearsIn(title, 0, undefined).at(-1)?.year
    if (named && tense !== 'past') this.#deadlines.set(level, named)
    this.deadline = [...this.#deadlines].toSorted(([a], [b]) => a - b).at(-1)?.[1]
  }

  /** Goals name a year: it goes on below their heading, `level`, or where they have none through the section. */
  aimAt(year: string, level = 0): void {
    this.#deadlines.set(level || 1, year)
    this.deadline = year
  }
}
