import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { sql } from 'drizzle-orm'
import { turnsTaken } from '../../event-loop-turns.ts'
import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../store.ts'
import { revisionColumns, joinsLastDecision, type RevisionRow } from './decision.ts'
import type { CellName } from './newest-revision.ts'

/** Statements are compiled for these numbers of cells; any number is made up of them. */
const sizes = [64, 16, 4, 1]

const revisionsOf = (size: number) =>
  prepared(({ db, tables }) => {
    const { observation, decision } = tables
    const text = (name: string) => sql`cast(${sql.placeholder(name)} as text)`
    const cells = Array.from(
      { length: size },
      (_, place) =>
        sql`(${text(`indicator ${place}`)}, ${text(`region ${place}`)}, ${text(`period ${place}`)})`,
    )
    // Both engines name the columns of a list of values column1, column2 and so on.
    return db
      .select(revisionColumns(tables))
      .from(sql`(values ${sql.join(cells, sql`, `)}) as asked`)
      .innerJoin(
        observation,
        sql`${observation.indicator} = asked.column1 and ${observation.region} = asked.column2
          and ${observation.period} = asked.column3`,
      )
      .leftJoin(decision, joinsLastDecision(tables))
  })

const statements = new Map(sizes.map((size) => [size, revisionsOf(size)]))

/** Reads all revisions of some cells together. @returns a function that gives those of each cell, oldest first */
export async function revisionsOfCells(
  reader: Reader,
  cells: readonly CellName[],
): Promise<(cell: CellName) => readonly RevisionRow[]> {
  const asked = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()]
  const found = new Map<string, RevisionRow[]>()
  const turn = turnsTaken()
  for (let first = 0; first < asked.length;) {
    await turn()
    const size = sizes.find((size) => size <= asked.length - first)!
    const rows = await statements.get(size)!(reader).execute(numbered(asked.slice(first, first + size)))
    for (const row of rows) {
      const own = found.get(cellKey(row))
      if (own) own.push(row)
      else found.set(cellKey(row), [row])
    }
    first += size
  }
  for (const rows of found.values()) rows.sort((a, b) => a.revision - b.revision)
  return (cell) => found.get(cellKey(cell)) ?? []
}

function numbered(cells: readonly CellName[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [place, { indicator, region, period }] of cells.entries()) {
    values[`indicator ${place}`] = indicator
    values[`region ${place}`] = region
    values[`period ${place}`] = period
  }
  return values
}
