import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { explanationKey, FEWEST_ALIKE } from '#metrics/checks/repeated-explanation.ts'
import type { CheckedCell } from '../cell/check-cells.ts'
import type { FormCell } from '../cell/form-cell.ts'

/** An explanation that several questioned cells share. */
export interface SharedExplanation {
  /** The words of the explanation without figures and punctuation. */
  readonly key: string
  readonly text: string
  readonly cells: readonly FormCell[]
}

/** The explanations that the reporter is asked to confirm, since many questioned cells share each of them (rule Q-28). */
export function sharedExplanations(
  cells: readonly FormCell[],
  checked: ReadonlyMap<string, CheckedCell>,
): SharedExplanation[] {
  const asked = cells.filter((cell) =>
    checked.get(seriesKey(cell.facts))?.findings.some(({ severity }) => severity === 'query'),
  )
  return [...Map.groupBy(asked, ({ input }) => explanationKey(input.note))].flatMap(([key, alike]) =>
    key === '' || alike.length < FEWEST_ALIKE
      ? []
      : [{ key, text: alike[0]!.input.note.trim(), cells: alike }],
  )
}
