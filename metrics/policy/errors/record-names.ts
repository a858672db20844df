import type { Catalogue } from '../../catalogue/catalogue.ts'

/** Replaces the ids of records in a text by their names, “核心产业增加值”: whoever reads it has seen no ids. */
export function recordNames(catalogue: Catalogue): (text: string) => string {
  const { documents, indicators, targets, milestones, organisations, regions, boards, reforms } = catalogue
  const names = new Map([
    // The board of a document may have its id.
    ...boards.map(({ id, title }) => [id, `看板“${title}”`] as const),
    ...documents.map(({ id, title }) => [id, `《${title}》`] as const),
    ...documents.flatMap(({ title, clauses, duties }) => [
      ...clauses.map(({ key, path }) => [key, `《${title}》${path}`] as const),
      ...duties.map(({ id, name }) => [id, `“${name}”`] as const),
    ]),
    ...[...indicators, ...targets, ...milestones, ...organisations, ...reforms].map(
      ({ id, name }) => [id, `“${name}”`] as const,
    ),
    ...regions.map(({ code, name }) => [code, `“${name}”`] as const),
  ])
  return (text) => names.get(text) ?? text.replace(/[a-z0-9]+(?:-[a-z0-9]+)*/g, (id) => names.get(id) ?? id)
}
