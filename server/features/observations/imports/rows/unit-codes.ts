import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { unitCode } from '../../../../exchange/unit-code.ts'

/** The SDMX codes of a unit: UNIT_MEASURE and UNIT_MULT. */
export interface UnitCodes {
  readonly measure: string
  readonly multiplier: string
}

/** The SDMX codes of each indicator's unit, by which a row in another unit is found and refused. */
export type UnitCodesByIndicator = ReadonlyMap<string, UnitCodes>

export function unitCodesOf({ indicators }: CatalogueIndex): UnitCodesByIndicator {
  return new Map(
    [...indicators.values()].map(({ id, unit }) => {
      const { measure, multiplier } = unitCode(unit)
      return [id, { measure: measure.id, multiplier: multiplier.id }]
    }),
  )
}
