/** The number of cells of a filing, and of successive periods of a cell, that have the same explanation. */
export interface Repetition {
  readonly cells: number
  readonly periods: number
}

/** Two cells may have one cause, and so may two months. */
export const FEWEST_ALIKE = 3

/**
 * Detects an explanation that was pasted for many cells, or for one cell in successive periods; the reviewer judges whether it holds for
 * all. `beside` counts the explanations of the whole filing, this one included; `before` are those of the same cell in the periods before,
 * the newest first. Undefined where neither number reaches three. Rule Q-28.
 */
export function repeatedExplanation(
  explanation: string,
  beside: ReadonlyMap<string, number>,
  before: readonly string[],
): Repetition | undefined {
  const said = explanationKey(explanation)
  if (said === '') return undefined
  const cells = beside.get(said) ?? 0
  const other = before.findIndex((earlier) => explanationKey(earlier) !== said)
  const periods = 1 + (other < 0 ? before.length : other)
  return cells >= FEWEST_ALIKE || periods >= FEWEST_ALIKE ? { cells, periods } : undefined
}

/** The number of cells for each explanation of a filing, by its key. */
export function countExplanations(explanations: readonly string[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>()
  for (const explanation of explanations) {
    const said = explanationKey(explanation)
    cells.set(said, (cells.get(said) ?? 0) + 1)
  }
  return cells
}

/** The key by which explanations are compared: the text without blanks, punctuation and figures: 十月新增79座 is the same as 九月新增80座. */
export function explanationKey(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[^\p{L}]|[一二三四五六七八九十]/gu, '')
}

/** The repetition in words: 同一说明用于本单 9 项，与此前 2 期的说明相同. */
export function repetitionText({ cells, periods }: Repetition): string {
  const said = [
    ...(cells > 1 ? [`同一说明用于本单 ${cells} 项`] : []),
    ...(periods > 1 ? [`与此前 ${periods - 1} 期的说明相同`] : []),
  ]
  return `${said.join('，')}：请看是否对每一项都说得通`
}
