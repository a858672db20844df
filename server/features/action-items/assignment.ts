import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import { usualTermDays, workingDayFrom } from '#metrics/action-items/due-date.ts'
import type { Assignment, Term } from '#metrics/action-items/step.ts'
import { addDays, isDate } from '#metrics/period/civil-date.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { AppError } from '../../errors.ts'
import { checkedText } from './checked-text.ts'

interface AssignmentWanted {
  readonly organisation: string
  readonly person?: string
  readonly collaborators?: readonly string[]
}

/**
 * Reads which organisations are to answer for an order and help with it; a successor takes the place of an organisation that no longer
 * exists. @throws AppError unknown-organisation where an organisation does not exist or was withdrawn; bad-item where one stands for
 * several, or is named twice
 */
export function readAssignment(index: CatalogueIndex, wanted: AssignmentWanted): Assignment {
  const { organisation, person = '', collaborators = [] } = wanted
  const [{ id }, ...helping] = [organisation, ...collaborators].map((one) => single(index, one)) as [
    ReturnType<typeof single>,
    ...ReturnType<typeof single>[],
  ]
  const twice = helping.find((one, place) => one.id === id || helping.indexOf(one) < place)
  if (twice) throw new AppError('bad-item', `单位“${twice.name}”写了两次，请去掉一个。`)
  return {
    organisation: id,
    organisationName: placedName(index, index.organisations.get(id)!),
    person: person.trim() === '' ? null : checkedText(person, { named: '责任人', line: true }),
    collaborators: helping.map((one) => one.id),
    collaboratorNames: Object.fromEntries(helping.map((one) => [one.id, placedName(index, one)])),
  }
}

function single(index: CatalogueIndex, id: string) {
  const organisation = index.organisations.get(index.successorOf(id))
  if (!organisation)
    throw new AppError(
      'unknown-organisation',
      `目录中没有单位“${id}”，可能已经撤销。请从单位列表中另选一个。`,
    )
  if (organisation.collective)
    throw new AppError('bad-item', `“${organisation.name}”代表多个单位，请逐个单位分别交办。`)
  return organisation
}

/** Reads the term of an order as it was typed: ten working days where nothing was typed. @throws AppError bad-item */
export function readTerm({ days, due }: { days?: number; due?: string }, day: string): Term {
  if (days !== undefined && due !== undefined)
    throw new AppError('bad-item', '办理期限请只写一种：几个工作日，或哪一天。')
  if (due !== undefined) return { due: readDay(due, day, '办理期限') }
  return { days: days ?? usualTermDays }
}

/** The most days to a due date; a later one is a typing error in the year. */
const furthest = 731

/** Reads a day from today on; a refusal calls it by `named`. @throws AppError bad-item */
function readDay(date: string, day: string, named: string): string {
  if (!isDate(date)) throw new AppError('bad-item', `没有这一天：${date}。日期请写成 2024-10-31。`)
  if (date < day)
    throw new AppError('bad-item', `${named}${dateText(date)}已经过去，请写今天（${dateText(day)}）或以后。`)
  const last = addDays(day, furthest)
  if (date > last)
    throw new AppError('bad-item', `${named}写成了${dateText(date)}，最远写到${dateText(last)}。请核对年份。`)
  return date
}

/** Reads the new due date of an extension. @throws AppError bad-item where it is not after the due date so far */
export function readExtension(
  index: CatalogueIndex,
  until: string,
  { due, day }: { readonly due: string; readonly day: string },
): string {
  const later = workingDayFrom(readDay(until, day, '延期'), index.calendar)
  if (later <= due) throw new AppError('bad-item', `现在的期限是${dateText(due)}，延期请写在这以后的一天。`)
  return later
}
