import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportBrief, ImportFinding, ImportShown } from '../../../contract/imports.ts'
import type { Deps } from '../../../deps.ts'
import { namesOfActors } from '../../people/queries.ts'
import { bodyOf } from './import-body.ts'
import { importTransitions } from './import-transitions.ts'
import { importFor, maySee } from './keep-import.ts'
import { lastImports, type ImportRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

/** The imports that the caller may see, the last one first. */
export async function listImports(
  { store: { reader }, catalogue }: Needs,
  actor: Actor,
): Promise<ImportBrief[]> {
  const rows = (await lastImports(reader)).filter((row) => maySee(catalogue.current(), actor, row))
  const nameOf = await namesOfActors(reader, actorsOf(rows))
  return rows.map((row) => briefOf(catalogue.current(), actor, row, nameOf))
}

/** An import as the caller sees it. @throws AppError not-found */
export async function showImport(
  { store: { reader }, catalogue }: Needs,
  actor: Actor,
  id: string,
): Promise<ImportShown> {
  const index = catalogue.current()
  const row = await importFor(reader, index, actor, id)
  const { sheets, mapping, remembered, sample, read, indicators, regions, periods } = bodyOf(row)
  return {
    ...briefOf(index, actor, row, await namesOfActors(reader, actorsOf([row]))),
    ...{ sheets, mapping, remembered, sample, read, periods },
    findings: JSON.parse(row.findings) as ImportFinding[],
    indicators: indicators.map((id) => index.indicators.get(id)?.name ?? id),
    regions: regions.map((code) => index.regions.get(code)?.name ?? code),
  }
}

const actorsOf = (rows: readonly ImportRow[]) =>
  rows.flatMap(({ actor, decidedBy }) => [actor, ...(decidedBy === null ? [] : [decidedBy])])

function briefOf(
  index: CatalogueIndex,
  actor: Actor,
  row: ImportRow,
  nameOf: (actor: string) => string,
): ImportBrief {
  const { id, version, name, done, total, at, changedAt, reason } = row
  const { counts, issuer, provenance, rows } = bodyOf(row)
  const state = row.state as ImportBrief['state']
  const transitions = importTransitions(index, actor, row)
  return {
    rows: rows ?? null,
    ...{ id, version, name, state, done, total, counts, issuer, provenance, at, changedAt, reason },
    actorName: nameOf(row.actor),
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    transitions,
    maySubmit: transitions.includes('submit'),
    mayChange: transitions.includes('change'),
    mayDecide: transitions.includes('release'),
  }
}
