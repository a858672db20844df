import type { Catalogue, Clause } from '../catalogue.ts'
import { successorsBy, type Reform } from './reform.ts'

/** A catalogue in which what organisations that are no more had to do is their successors'. Rule Z-10. */
export function afterReforms(catalogue: Catalogue, inForce: readonly Reform[]): Catalogue {
  const { successorOf } = successorsBy(inForce)
  const ended = new Set(inForce.flatMap(({ before }) => before))
  const passed = (ids: readonly string[], duty?: string) => [
    ...new Set(ids.map((id) => successorOf(id, duty))),
  ]
  const led = <T extends { readonly id: string; readonly organisations: readonly string[] }>(record: T): T =>
    record.organisations.some((id) => ended.has(id))
      ? { ...record, organisations: passed(record.organisations, record.id) }
      : record
  const clause = (one: Clause): Clause => ({
    ...one,
    lead: passed(one.lead),
    support: passed(one.support),
    joint: passed(one.joint),
    ...(one.leadDefault !== undefined && { leadDefault: successorOf(one.leadDefault) }),
  })
  return {
    ...catalogue,
    documents: catalogue.documents.map((document) => ({
      ...document,
      clauses: document.clauses.map(clause),
      duties: document.duties.map((duty) => ({
        ...duty,
        recipients: passed(duty.recipients),
        reporters: passed(duty.reporters),
      })),
    })),
    indicators: catalogue.indicators.map((indicator) =>
      ended.has(indicator.reporter)
        ? { ...indicator, reporter: successorOf(indicator.reporter, indicator.id) }
        : indicator,
    ),
    targets: catalogue.targets.map(led),
    milestones: catalogue.milestones.map(led),
    organisations: catalogue.organisations.filter(({ id }) => !ended.has(id)),
    evaluationSchemes: catalogue.evaluationSchemes.map((scheme) =>
      scheme.over === 'organisations' ? { ...scheme, participants: passed(scheme.participants) } : scheme,
    ),
  }
}
