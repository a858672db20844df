import type { Catalogue, Clause } from '../catalogue.ts'
import { reportersEver, type Reporting } from '../indicator.ts'
import { afterRegionReforms } from './after-region-reforms.ts'
import { endedBy, successorsBy, type Reform } from './reform.ts'

/** The catalogue after reforms of organisations and regions. Rules Z-10, Z-13. */
export function afterReforms(recorded: Catalogue, inForce: readonly Reform[]): Catalogue {
  const [ofRegions, others] = [inForce.filter(isOfRegions), inForce.filter((one) => !isOfRegions(one))]
  const catalogue = afterRegionReforms(recorded, ofRegions)
  return others.length === 0 ? catalogue : withSuccessors(catalogue, others)
}

/** The catalogue with the duties of former organisations given to their successors. */
function withSuccessors(catalogue: Catalogue, inForce: readonly Reform[]): Catalogue {
  const { successorOf } = successorsBy(inForce)
  const ended = endedBy(inForce)
  const reformed = new Set(inForce.flatMap(({ before }) => before))
  const successorsOf = (ids: readonly string[], duty?: string) => [
    ...new Set(ids.map((id) => successorOf(id, duty))),
  ]
  const led = <T extends { readonly id: string; readonly organisations: readonly string[] }>(record: T): T =>
    record.organisations.some((id) => reformed.has(id))
      ? { ...record, organisations: successorsOf(record.organisations, record.id) }
      : record
  const reported = <T extends Reporting>(record: T, indicator: string): T => ({
    ...record,
    reporter: successorOf(record.reporter, indicator),
    ...(record.reporters && {
      reporters: record.reporters.map(({ region, organisation }) => ({
        region,
        organisation: successorOf(organisation, indicator),
      })),
    }),
  })
  const clause = (one: Clause): Clause => ({
    ...one,
    lead: successorsOf(one.lead),
    support: successorsOf(one.support),
    joint: successorsOf(one.joint),
    ...(one.leadDefault !== undefined && { leadDefault: successorOf(one.leadDefault) }),
  })
  return {
    ...catalogue,
    documents: catalogue.documents.map((document) => ({
      ...document,
      clauses: document.clauses.map(clause),
      duties: document.duties.map((duty) => ({
        ...duty,
        recipients: successorsOf(duty.recipients),
        reporters: successorsOf(duty.reporters),
      })),
    })),
    indicators: catalogue.indicators.map((indicator) =>
      reportersEver(indicator).some((id) => reformed.has(id))
        ? {
            ...reported(indicator, indicator.id),
            ...(indicator.earlierReporters && {
              earlierReporters: indicator.earlierReporters.map((one) => reported(one, indicator.id)),
            }),
          }
        : indicator,
    ),
    targets: catalogue.targets.map(led),
    milestones: catalogue.milestones.map(led),
    organisations: catalogue.organisations.filter(({ id }) => !ended.has(id)),
    evaluationSchemes: catalogue.evaluationSchemes.map((scheme) =>
      scheme.over === 'organisations'
        ? { ...scheme, participants: successorsOf(scheme.participants) }
        : scheme,
    ),
  }
}

export const isOfRegions = ({ of }: Reform): boolean => of === 'regions'
