import type { Organisation } from '#metrics/catalogue/catalogue.ts'

/** One row of a place's table: id, full name, then every way its documents write it. */
export type OrganisationRow = readonly [id: string, name: string, ...aliases: string[]]

interface OrganisationTable {
  /** Region of the bodies in the table, unless `elsewhere` says otherwise. */
  readonly region: string
  readonly single: readonly OrganisationRow[]
  /** Groups that stand for several bodies: 各县(市、区)人民政府, 有关单位. */
  readonly collective?: readonly OrganisationRow[]
  /** Id → region of a body that belongs to a county or a functional zone. */
  readonly elsewhere?: Readonly<Record<string, string>>
}

/** The organisations of one place, as catalogue records. */
export function organisationTable({
  region,
  single,
  collective = [],
  elsewhere = {},
}: OrganisationTable): Organisation[] {
  const record = ([id, name, ...aliases]: OrganisationRow, isCollective: boolean): Organisation => ({
    id,
    name,
    aliases,
    region: elsewhere[id] ?? region,
    collective: isCollective,
  })
  return [...single.map((row) => record(row, false)), ...collective.map((row) => record(row, true))]
}
