import type { AbsenceReason } from '../../series/observation.ts'
import { absenceWords, reasonsToChoose } from './absences.ts'
import { seenText } from '../../reading/plain-figure.ts'

/** What statistical tables write where there is no figure. A mark counts only where it is all that was typed: -5 is a figure. */
const marks: ReadonlyMap<string, AbsenceReason> = new Map([
  ['无', 'not-applicable'],
  ['—', 'not-applicable'],
  ['——', 'not-applicable'],
  ['缺', 'not-collected'],
])

/** The reason that is written out in the words of the form, as in the column of the workbook. */
export function writtenAbsence(text: string): AbsenceReason | undefined {
  const seen = seenText(text)
  return reasonsToChoose.find((reason) => absenceWords[reason] === seen)
}

/** Why there is no value, typed in a value's place: 无 and — say that it does not apply, 缺 that it was not collected. */
export function typedAbsence(text: string): AbsenceReason | undefined {
  return marks.get(seenText(text)) ?? writtenAbsence(text)
}
