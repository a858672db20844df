/** The year and month in which a document was written, as far as it states them. */
export interface Written {
  readonly year?: number
  readonly month?: number
  /** The first year that it plans for, where it states no date. */
  readonly since?: number
  /** The last year of which an undated document tells as past. */
  readonly told?: number
  /** The last year that it plans for. */
  readonly horizon?: string
  /** The kind of document; news report what has happened this year. */
  readonly kind?: string
}

const ordinals = '一二三四五六七八九十'
/** Parts of a year: 上半年, 前三季度, 一季度, 1—9月, 前10个月. */
const parts =
  /(?:((?:19|20)\d\d) ?年|今年)?的?(?:(上半年)|(?:前|第)?([一二三])(?:个)?季度|(?:1|一) ?月?(?:-|~|—|–|至|到){1,2} ?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?:份|底|末)?|前 ?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?个月)/g
/** Words by which a passage speaks of the future. */
const goals =
  /力争|争取|确保|(?<!年度|投资|全年)计划(?=完成|新建|新增|建成|实现|达|投入|开展)|(?<![模虚])拟|(?<!即|预[计测][^，。；]{0,8})将(?!近)|须|务必|力保|目标(?:是|为)|(?<![主重需必只概摘纪])要(?=完成|达|实现|新|建|突破|超|累计|再|力争|确保|有|培育|打造|推动|组织|引进|争取|基本|全面|率先|努力)/
/** Words by which a passage reports what was done, and compares it. */
const tellings = /同比|环比|比上年|较上年|比去年|占(?:年度|全年|年)|完成(?:年度|全年)|[已了]|序时|以来/

/** A part of a year in a sentence. */
interface PartOfYear {
  readonly text: string
  readonly year: number | undefined
  /** The last month of the part. */
  readonly month: number
  /** Whether it has the form of reports, such as 1—9月. */
  readonly reports: boolean
}

function partsIn(sentence: string): PartOfYear[] {
  return [...sentence.matchAll(parts)].map((found) => {
    const [text, year, half, quarter, until, first] = found
    const months = until ?? first
    return {
      text,
      year: year === undefined ? undefined : Number(year),
      month: half ? 6 : quarter ? numberOf(quarter) * 3 : numberOf(months!),
      reports: months !== undefined,
    }
  })
}

function numberOf(numeral: string): number {
  if (/\d/.test(numeral)) return Number(numeral)
  const [first = '', second] = numeral
  const one = ordinals.indexOf(first) + 1
  return second === undefined ? one : one + ordinals.indexOf(second) + 1
}

/** The tense of a passage about a part of a year. */
export interface PartTold {
  readonly tense: 'past' | 'future'
  /** Whether it prevails over the passage around. */
  readonly firm: boolean
  /** The passage without the words for the part, whose 今年 (今年上半年) is no promise. */
  readonly rest: string
}

/** Whether a passage names a part of a year; the tense of such a passage continues. */
export function namesPart(passage: string): boolean {
  return partsIn(passage).length > 0
}

/** Whether a clause continues a comparison of the one before it, and thus reports. */
export function compares(clause: string): boolean {
  return /^[^，；]{0,4}(?:同比|环比|比上年|较上年|比去年|占(?:年度|全年)|完成(?:年度|全年))/.test(clause)
}

/**
 * The tense of a passage about a part of a year: by its words of aims, then by those of reports, then by whether the part was over when
 * the document was written; where that is unknown, it is past. Undefined where the passage names none.
 */
export function tenseOfPart(passage: string, written: Written): PartTold | undefined {
  const named = partsIn(passage)
  if (named.length === 0) return undefined
  const rest = passage.replace(parts, '')
  if (goals.test(rest)) return { tense: 'future', firm: true, rest }
  if (tellings.test(rest)) return { tense: 'past', firm: true, rest }
  const over = named.map((part) => isOver(part, written))
  if (over.every((one) => one === false)) return { tense: 'future', firm: false, rest }
  if (over.some((one) => one === true)) return { tense: 'past', firm: true, rest }
  return { tense: 'past', firm: named.some(({ reports }) => reports), rest }
}

/** Whether a part was over when the document was written; undefined where the document does not state its date. */
function isOver({ year, month }: PartOfYear, written: Written): boolean | undefined {
  if (written.year === undefined) return undefined
  if (year !== undefined && year !== written.year) return year < written.year
  return written.month === undefined ? undefined : month < written.month
}
