import type { Paragraph } from '../paragraphs.ts'
import { isOfStandards, tenseOfTitle } from './heading-tense.ts'
import type { Tense, TimeTold } from './tense.ts'
import { yearsIn } from './years-in.ts'

/** The tense and the due year that headings, and sentences that announce goals (2025年的主要目标是：), give to the paragraphs after them. */
export class Sections {
  readonly #levels = new Map<number, TimeTold>()
  readonly #deadlines = new Map<number, string>()
  #marked = false
  #reviewing = false
  /** Whether the heading above names aims, whose years go on from paragraph to paragraph. */
  aims = false
  /** Whether a heading above surveys the situation. */
  surveys = false
  /** Whether the heading above names standards that hold at all times. */
  standards = false
  /** The tense of the next paragraph. */
  tense: Tense | undefined
  /** The due year of its figures that have none of their own. */
  deadline: string | undefined
  /**
   * What the last paragraph leaves to the points below it: the tense of its last sentence, the year by which its goals are due, and whether
   * it ends openly, with a semicolon.
   */
  left: {
    readonly tense?: Tense | undefined
    readonly deadline?: string | undefined
    readonly isOpen?: boolean
  } = {}

  /** `tense`: that of the text before the first heading. A past one lasts until a heading that is surely of the future, or `announce`. */
  constructor(tense?: Tense) {
    this.tense = tense
    this.#reviewing = tense === 'past'
  }

  /**
   * Enters a heading, which ends those of its depth and below. A short line without a marker is a heading where its tense is firm.
   * `limit`: the year by which its item must be done.
   */
  enter({ level: printed, title }: Paragraph, limit?: string): void {
    if (printed === 0 && (title === '' || !tenseOfTitle(title)?.firm)) return
    // Nothing goes on behind a heading, whatever sign is before it.
    if (printed === 0) this.left = {}
    const level = printed > 0 ? printed : this.#marked ? 9 : 1
    this.#marked ||= printed === 1
    for (const known of [...this.#levels.keys()]) if (known >= level) this.#levels.delete(known)
    for (const known of [...this.#deadlines.keys()]) if (known >= level) this.#deadlines.delete(known)
    // The words up to the first comma decide for a heading that is a whole sentence: 归集数据3亿条，问题整改率99% is no section on 问题.
    const told = tenseOfTitle(title.split(/[，,；;]/, 1)[0]!)
    if (told) this.#levels.set(level, told)
    this.aims = told?.aims === true
    this.standards = isOfStandards(title)
    let tense: Tense | undefined
    // From the outer headings to the inner: a firm tense prevails, but below a past one only that of aims does.
    for (const [, above] of [...this.#levels].toSorted(([a], [b]) => a - b))
      if ((above.firm && !(tense === 'past' && !above.aims)) || tense === undefined) tense = above.tense
    this.#reviewing &&= !(told?.firm && told.tense === 'future')
    this.tense = this.#reviewing ? 'past' : tense
    this.surveys = this.tense === 'past' && [...this.#levels.values()].some((above) => above.surveys)
    const named = limit ?? yearsIn(title, 0, undefined).at(-1)?.year
    if (named && tense !== 'past') this.#deadlines.set(level, named)
    this.deadline = [...this.#deadlines].toSorted(([a], [b]) => a - b).at(-1)?.[1]
  }

  /** A sentence announces goals: what comes up to the next heading is future. `items`: headings are among the goals, and what comes below them is future too. */
  announce(items = false): void {
    this.#reviewing = false
    this.surveys = false
    this.tense = 'future'
    if (!items) return
    this.#levels.clear()
    this.#levels.set(0, { tense: 'future', firm: true })
  }

  /** Sets the year of goals, which holds below the heading of depth `level`; for 0 up to the next heading of depth 1. */
  aimAt(year: string, level = 0): void {
    this.#deadlines.set(level || 1, year)
    this.deadline = year
  }
}
