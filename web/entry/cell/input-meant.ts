import { noteBeside, noteWithOrigin, typedFormula } from '#metrics/reading/typed-formula.ts'
import { typedAbsence } from '#metrics/wording/figures/typed-absence.ts'
import type { CellInput } from './cell-input.ts'

/**
 * The changes by which finished typing means what it says: 无, — and 缺 are reasons for having no value, and a sum becomes
 * its value, with the sum in the note. The sum of an earlier value leaves the note with it. Undefined where nothing changes.
 */
export function inputMeant(
  { text, reason, note }: CellInput,
  before: CellInput,
): Partial<CellInput> | undefined {
  const absence = typedAbsence(text)
  if (absence !== undefined) return { text: '', reason: absence, note: noteBeside('', note) }
  const sum = typedFormula(text)
  if (sum) return { text: sum.value, note: noteWithOrigin(note, sum.formula) }
  return text !== before.text || reason !== before.reason ? { note: noteBeside(text, note) } : undefined
}
