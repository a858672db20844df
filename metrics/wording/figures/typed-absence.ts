import type { AbsenceReason } from '../../series/observation.ts'
import { absenceWords, reasonsToChoose } from './absences.ts'
import { seenText } from '../../reading/plain-figure.ts'

/** Marks of statistical tables for an absent figure. A mark counts only where it is the whole text: -5 is a figure. */
const marks: ReadonlyMap<string, AbsenceReason> = new Map([
  ['无', 'not-applicable'],
  ['—', 'not-applicable'],
  ['——', 'not-applicable'],
  ['缺', 'not-collected'],
])

/** The reason that is written in the words of the form, as in the column of the workbook. */
export function writtenAbsence(text: string): AbsenceReason | undefined {
  const seen = seenText(text)
  return reasonsToChoose.find((reason) => absenceWords[reason] === seen)
}

/** The reason of absence that is typed in place of a value: 无 and — mean not applicable, 缺 means not collected. */
export function typedAbsence(text: string): AbsenceReason | undefined {
  return marks.get(seenText(text)) ?? writtenAbsence(text)
}
