import { describe, expect, it } from 'vitest'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import {
  isBelow,
  reportsText,
  turnsOf,
  rankOrganisations,
  organisationPage,
  type OrganisationSummary,
} from '#web/wall/scenes/units/ranked-organisations.ts'
import { boardRow } from '../../../board-row.ts'

const row = (organisation: string, light: Light | null, more: Partial<BoardRow> = {}) => {
  const target = more.target ?? `${organisation}-${light}`
  return boardRow({ organisation, light, target, indicator: target, name: target, ...more })
}
const ranking = (...rows: BoardRow[]) => rankOrganisations(rows, (organisation) => organisation.toUpperCase())
const names = (listed: readonly OrganisationSummary[]) => listed.map(({ organisation }) => organisation)

describe('rankOrganisations', () => {
  it('lists organisations that must act: first those with reds, then with missing reports, then those that lag', () => {
    const { pressing } = ranking(
      row('lags', 'behind'),
      row('lags', 'behind', { target: 'lags-2' }),
      row('silent', 'overdue', { period: '2024-M09', overdueDays: 12 }),
      row('red', 'far-behind'),
      row('redder', 'missed'),
      row('redder', 'far-behind'),
      row('redder', 'met'),
    )
    expect(names(pressing)).toEqual(['redder', 'red', 'silent', 'lags'])
    expect(pressing[0]).toMatchObject({ name: 'REDDER', reds: 2, toActOn: 2, onSchedule: 1, met: 1 })
    expect(pressing[0]?.worst.light).toBe('far-behind')
    expect(pressing[0]?.counts).toEqual([
      { light: 'far-behind', count: 1 },
      { light: 'missed', count: 1 },
      { light: 'met', count: 1 },
    ])
  })

  it('lists organisations with whom all is well, the most met first, apart from those of whom nothing is judged', () => {
    const { pressing, well, unjudged } = ranking(
      row('two', 'on-schedule'),
      row('two', 'on-schedule', { target: 'two-2' }),
      row('one', 'on-schedule'),
      row('met', 'met'),
      row('none', 'no-data', { period: null }),
    )
    expect(names(pressing)).toEqual([])
    expect(names(well)).toEqual(['met', 'two', 'one'])
    expect(names(unjudged)).toEqual(['none'])
  })

  it('puts few with whom all is well below a longer list, not beside it', () => {
    const acting = ['a', 'b', 'c', 'd'].map((organisation) => row(organisation, 'behind'))
    const well = ['e', 'f', 'g', 'h'].map((organisation) => row(organisation, 'met'))
    expect(isBelow(ranking(...acting))).toBe(true)
    expect(isBelow(ranking(...acting, ...well.slice(1)))).toBe(true)
    expect(isBelow(ranking(...acting, ...well))).toBe(false)
    expect(isBelow(ranking(...acting.slice(1), ...well.slice(1)))).toBe(false)
  })

  it('lists nobody on an empty board', () => {
    expect(ranking()).toEqual({ pressing: [], well: [], unjudged: [] })
  })
})

describe('organisationPage', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((organisation) => row(organisation, 'behind'))
  const { pressing } = ranking(...rows)
  const known = new Map(rows.map((one) => [one.target, one]))
  const page = (focus: string | undefined, places = 2) => organisationPage(pressing, places, known, focus)

  it('is the one on which the target in focus is answered for', () => {
    expect(names(page('d-behind').listed)).toEqual(['c', 'd'])
    expect(page('e-behind')).toMatchObject({ page: 2, pages: 3 })
    expect(page(undefined)).toMatchObject({ page: 0 })
    expect(page('elsewhere')).toMatchObject({ page: 0 })
  })

  it('has all where they fit', () => {
    expect(page('e-behind', 5)).toMatchObject({ page: 0, pages: 1 })
    expect(organisationPage([], 3, known, undefined)).toEqual({ listed: [], page: 0, pages: 1 })
  })

  it('is turned to by the first of each page', () => {
    expect(turnsOf(pressing, 2)).toEqual(['a-behind', 'c-behind', 'e-behind'])
    expect(turnsOf(pressing, 5)).toEqual(['a-behind'])
  })
})

describe('reportsText', () => {
  const textOf = (...rows: BoardRow[]) => reportsText(ranking(...rows).pressing[0]!)
  it('says how many came of those owed, and by how much the longest is late', () => {
    expect(textOf(row('a', 'behind'))).toBe('已报 1/1')
    expect(textOf(row('a', 'behind'), row('a', 'overdue', { period: '2024-M08', overdueDays: 12 }))).toBe(
      '已报 1/2，逾期最长 12 天',
    )
    expect(textOf(row('a', 'behind', { expectedPeriod: null }))).toBe('本期无应报')
  })
})
