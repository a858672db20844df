import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueErrors } from './catalogue-errors.ts'
import type { CatalogueFinding } from './catalogue-finding.ts'
import { catalogueRemarks } from './catalogue-remarks.ts'

/**
 * Checks a catalogue. `errors` must be corrected before anything is judged by it; `remarks` are what a reader of its lights should know:
 * assumptions, absences, and every doubt in the records.
 */
export function checkCatalogue(catalogue: Catalogue): {
  errors: readonly CatalogueFinding[]
  remarks: readonly CatalogueFinding[]
} {
  return { errors: catalogueErrors(catalogue), remarks: catalogueRemarks(catalogue) }
}
