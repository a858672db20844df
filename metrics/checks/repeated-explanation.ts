/** How an explanation recurs: under so many cells of one filing, and under one cell in so many periods running. */
export interface Repetition {
  readonly cells: number
  readonly periods: number
}

/** Two cells may have one cause, and so may two months. */
export const FEWEST_ALIKE = 3

/**
 * Tells a sentence that was pasted under many cells, or under one cell period after period: it may hold for all, which is
 * for the reviewer to judge. `beside` counts the explanations of the whole filing, this one among them; `before` are those
 * of the same cell in the periods before, the newest first. Undefined where neither reaches three. Rule Q-28.
 */
export function repeatedExplanation(
  explanation: string,
  beside: ReadonlyMap<string, number>,
  before: readonly string[],
): Repetition | undefined {
  const said = essence(explanation)
  if (said === '') return undefined
  const cells = beside.get(said) ?? 0
  const other = before.findIndex((earlier) => essence(earlier) !== said)
  const periods = 1 + (other < 0 ? before.length : other)
  return cells >= FEWEST_ALIKE || periods >= FEWEST_ALIKE ? { cells, periods } : undefined
}

/** Under how many cells each explanation of a filing stands, by what it says. */
export function countExplanations(explanations: readonly string[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>()
  for (const explanation of explanations) {
    const said = essence(explanation)
    cells.set(said, (cells.get(said) ?? 0) + 1)
  }
  return cells
}

/** What an explanation says without blanks, punctuation and figures: 十月新增79座 is what 九月新增80座 was. */
export function essence(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[^\p{L}]|[一二三四五六七八九十]/gu, '')
}

/** 同一说明用于本单 9 项，连续 3 期未变 */
export function repetitionText({ cells, periods }: Repetition): string {
  const said = [
    ...(cells > 1 ? [`同一说明用于本单 ${cells} 项`] : []),
    ...(periods > 1 ? [`与此前 ${periods - 1} 期的说明相同`] : []),
  ]
  return `${said.join('，')}：请看是否对每一项都说得通`
}
