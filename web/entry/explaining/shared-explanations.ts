import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { essence, FEWEST_ALIKE } from '#metrics/checks/repeated-explanation.ts'
import type { CheckedCell } from '../cell/check-cells.ts'
import type { FormCell } from '../cell/form-cell.ts'

/** One explanation that stands under several questioned cells. */
export interface SharedExplanation {
  /** What it says, whatever its figures and punctuation. */
  readonly key: string
  readonly text: string
  readonly cells: readonly FormCell[]
}

/** Explanations under so many questioned cells that the reporter is asked once whether they hold for each (rule Q-28). */
export function sharedExplanations(
  cells: readonly FormCell[],
  checked: ReadonlyMap<string, CheckedCell>,
): SharedExplanation[] {
  const asked = cells.filter((cell) =>
    checked.get(seriesKey(cell.facts))?.findings.some(({ severity }) => severity === 'query'),
  )
  return [...Map.groupBy(asked, ({ input }) => essence(input.note))].flatMap(([key, alike]) =>
    key === '' || alike.length < FEWEST_ALIKE
      ? []
      : [{ key, text: alike[0]!.input.note.trim(), cells: alike }],
  )
}
