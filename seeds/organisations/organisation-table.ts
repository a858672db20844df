import type { Organisation } from '#metrics/catalogue/catalogue.ts'

/** A row of a place's table: the id, the full name, then every other form of the name in its documents. */
export type OrganisationRow = readonly [id: string, name: string, ...aliases: string[]]

interface OrganisationTable {
  /** The region of the organisations in the table, unless `elsewhere` names another. */
  readonly region: string
  readonly single: readonly OrganisationRow[]
  /** Groups of several organisations: 各县(市、区)人民政府, 有关单位. */
  readonly collective?: readonly OrganisationRow[]
  /** The region of an organisation that belongs to a county or a functional zone, by its id. */
  readonly elsewhere?: Readonly<Record<string, string>>
}

/** The organisations of one place, as catalogue records. */
export function organisationTable({
  region,
  single,
  collective = [],
  elsewhere = {},
}: OrganisationTable): Organisation[] {
  const organisation = ([id, name, ...aliases]: OrganisationRow) => ({
    id,
    name,
    aliases,
    region: elsewhere[id] ?? region,
  })
  return [
    ...single.map((row) => ({ ...organisation(row), collective: false })),
    ...collective.map((row) => ({ ...organisation(row), collective: true })),
  ]
}
