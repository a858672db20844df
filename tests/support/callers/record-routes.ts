import { recordSchemas } from '#server/contract/catalogue-records.ts'

/** The routes by which single records of the catalogue are kept and withdrawn. */
export const recordRoutes = Object.keys(recordSchemas).flatMap((kind) =>
  ['PUT', 'DELETE'].map((method) => `${method} /api/catalogue/${kind}/:id`),
)
