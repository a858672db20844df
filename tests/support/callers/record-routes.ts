import { recordSchemas } from '#server/contract/catalogue-records.ts'

/** The routes by which single records of the catalogue are kept, tried and withdrawn. */
export const recordRoutes = Object.keys(recordSchemas).flatMap((kind) => {
  const path = `/api/catalogue/${kind}/:id`
  return [`PUT ${path}`, `POST ${path}/lights`, `DELETE ${path}`]
})
