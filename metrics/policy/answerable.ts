import type { Clause } from '../catalogue/catalogue.ts'

/** The organisations that answer for a clause: the printed leads, otherwise the assumed one, otherwise none. */
export function answerable(clause: Clause): readonly string[] {
  if (clause.lead.length > 0) return clause.lead
  return clause.leadDefault === undefined ? [] : [clause.leadDefault]
}
