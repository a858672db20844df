import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'
import { seenText } from '#metrics/reading/plain-figure.ts'
import type { Workbook, WorkbookRow } from '#metrics/reading/workbook.ts'
import { roleWords } from '#metrics/wording/installation/roles.ts'
import { peopleColumns, type NewPersonRow } from '../../../contract/people.ts'
import { roles, type Role } from '../../../contract/rights.ts'
import { AppError } from '../../../errors.ts'

/** The most people that are created together. */
const most = 200

type Column = keyof typeof peopleColumns

/**
 * The people that a table names, row by row, with what is wrong in each. The heads stand in the first row that has them. @throws AppError
 * bad-item for a table without these heads or without rows, or with too many
 */
export function peopleRows(index: CatalogueIndex, { sheets }: Pick<Workbook, 'sheets'>): NewPersonRow[] {
  const rows = sheets.find(({ state }) => state === 'visible')?.rows ?? []
  const at = rows.findIndex((row) => placesOf(row).size >= 3)
  const places = at < 0 ? new Map<Column, number>() : placesOf(rows[at]!)
  const lacking = (['name', 'displayName', 'roles'] as const).filter((column) => !places.has(column))
  if (lacking.length > 0)
    throw new AppError(
      'bad-item',
      `表里没有“${lacking.map((column) => peopleColumns[column]).join('”“')}”这一栏。请下载模板，在它上面填。`,
    )
  const people = rows.slice(at + 1).filter((row) => textsOf(row).some((text) => text !== ''))
  if (people.length === 0) throw new AppError('bad-item', '表里没有人员。请一人一行填好再传。')
  if (people.length > most)
    throw new AppError('bad-item', `一次最多新建 ${most} 人，表里有 ${people.length} 人。请分成几份再传。`)
  return people.map((row) => {
    const text = (column: Column) => {
      const place = places.get(column)
      return place === undefined ? '' : seenText(row.cells.get(place)?.value ?? '')
    }
    return personOf(index, row.number, text)
  })
}

const textsOf = ({ cells }: WorkbookRow) => [...cells.values()].map(({ value }) => seenText(value))

function placesOf({ cells }: WorkbookRow): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [place, { value }] of cells)
    for (const column of Object.keys(peopleColumns) as Column[])
      if (seenText(value) === peopleColumns[column]) found.set(column, place)
  return found
}

function personOf(index: CatalogueIndex, row: number, text: (column: Column) => string): NewPersonRow {
  const faults: string[] = []
  const name = text('name').normalize('NFKC')
  const displayName = text('displayName')
  if (!/^[A-Za-z0-9_.-]{2,40}$/.test(name)) faults.push('登录名应为 2–40 个字母、数字、点、横线或下划线。')
  if (displayName === '' || displayName.length > 60) faults.push('姓名或岗位应为 1–60 个字。')
  const given = parts(text('roles')).flatMap((word): Role[] => {
    const role = roleOf(word)
    if (role === undefined) faults.push(`没有“${word}”这个角色。`)
    return role === undefined ? [] : [role]
  })
  if (given.length === 0) faults.push('请至少写一个角色，如 填报员。')
  const organisations = parts(text('organisations')).flatMap((word) => organisationOf(index, word, faults))
  const named = parts(text('regions')).flatMap((word) => regionOf(index, word, faults))
  const bound = given.includes('reporter') || given.includes('reviewer')
  const own = organisations.flatMap((id) => index.organisations.get(id)?.region ?? [])
  const regions = named.length > 0 || !bound ? named : [...new Set(own)]
  if (given.includes('reporter') && organisations.length === 0)
    faults.push('填报员须写单位，否则没有可填的数据。')
  if (bound && regions.length === 0) faults.push('填报员和审核员须写地区（含其下级）。')
  return { row, person: { name, displayName, roles: given, organisations, regions }, faults }
}

/** The parts of a cell with several names. */
const parts = (text: string) =>
  text
    .split(/[、,，;；\n]+/)
    .map((one) => one.trim())
    .filter(Boolean)

function roleOf(word: string): Role | undefined {
  return roles.find((role) => role === word || roleWords[role].word === word)
}

function organisationOf(index: CatalogueIndex, word: string, faults: string[]): string[] {
  const single = index.catalogue.organisations.filter(({ collective }) => !collective)
  const exact = single.filter(
    (one) => one.id === word || one.name === word || placedName(index, one) === word,
  )
  const found =
    exact.length > 0 ? exact : single.filter((one) => organisationWords(index, one).split(' ').includes(word))
  if (found.length === 1) return [found[0]!.id]
  faults.push(
    found.length === 0
      ? `目录里没有单位“${word}”。`
      : `“${word}”有几个单位：${found
          .map((one) => placedName(index, one))
          .slice(0, 5)
          .join('、')}，请写全。`,
  )
  return []
}

function regionOf({ catalogue: { regions } }: CatalogueIndex, word: string, faults: string[]): string[] {
  const found = regions.filter(({ code, name }) => code === word || name === word)
  if (found.length === 1) return [found[0]!.code]
  faults.push(
    found.length === 0
      ? `目录里没有地区“${word}”。`
      : `“${word}”有几个地区，请写区划代码：${found.map(({ code }) => code).join('、')}。`,
  )
  return []
}
