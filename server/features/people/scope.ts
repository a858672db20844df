import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { AppError } from '../../errors.ts'

/** Refuses organisations and regions that do not exist. @throws AppError unknown-organisation, unknown-region */
export function refuseUnknownScope(
  catalogue: CatalogueIndex,
  { organisations = [], regions = [] }: { organisations?: readonly string[]; regions?: readonly string[] },
): void {
  const organisation = organisations.find((id) => !catalogue.organisations.has(id))
  if (organisation !== undefined) {
    throw new AppError('unknown-organisation', `目录中没有单位“${organisation}”，请从单位列表中选择。`)
  }
  const region = regions.find((code) => !catalogue.regions.has(code))
  if (region !== undefined) {
    throw new AppError('unknown-region', `目录中没有地区“${region}”，请从地区列表中选择。`)
  }
}
