import type { Clause } from '../catalogue/catalogue.ts'

/** Those who answer: the printed leads, else the one we take, else nobody. */
export function answerable(clause: Clause): readonly string[] {
  if (clause.lead.length > 0) return clause.lead
  return clause.leadDefault === undefined ? [] : [clause.leadDefault]
}
