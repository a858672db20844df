/** Remarks in brackets on what there is by now: 达到79岁（2030年为77.3岁）, 降至25%左右（目前29.3%）. */
const aside = /[(（](?:目前|现状|现为|上年|去年|((?:19|20)\d\d) ?年)[^()（）]{0,30}[)）]/g

/**
 * The year from which on a remark tells a goal of a stage (2031年60处，2032年60处): the document's own, or where it states none the fourth
 * year before the goal.
 */
export function presentOf(year: number | undefined, deadline: string | undefined): number {
  return year ?? Number(deadline ?? 0) - 4
}

/** A passage without such remarks. */
export function withoutAsides(passage: string, present: number): string {
  return passage.replace(aside, (words, year?: string) =>
    isBefore(year, present) ? ' '.repeat(words.length) : words,
  )
}

const opened = /[(（](?:目前|现状|现为|上年|去年|((?:19|20)\d\d) ?年)[^()（）]{0,24}$/

/** Whether the words before a figure open such a remark. */
export function isInAside(before: string, present: number): boolean {
  const found = opened.exec(before)
  return found !== null && isBefore(found[1], present)
}

function isBefore(year: string | undefined, present: number): boolean {
  return year === undefined || Number(year) < present
}

const behind = /^[(（](?:目前|现状|现为|上年|去年|((?:19|20)\d\d) ?年)[^()（）\d]{0,16}(\d+(?:\.\d+)?)/

/** The baseline in such a remark right behind a figure. */
export function baselineBehind(after: string, present: number): string | undefined {
  const found = behind.exec(after)
  return found && isBefore(found[1], present) ? found[2] : undefined
}
