import { readFileSync } from 'node:fs'
import { shared } from '#tests/support/shared.ts'

/** An entry of ../shared/catalogue (a target, milestone or reporting duty), with the fields that the tests compare. */
export interface Entry {
  readonly id: string
  readonly doc: string
  readonly subkind: string
  readonly clause: string
  /** The line of the document's text, counted from 1. */
  readonly line: number
  readonly comparator?: string
  readonly value?: number
  readonly value_max?: number
  readonly unit_printed?: string
  readonly deadline?: string
  readonly deadline_basis: string
  readonly basis: string
  readonly deliverable_type?: string
  readonly scope_region: string
  readonly softeners?: readonly string[]
  readonly sub_indicators?: readonly string[]
  readonly lead?: readonly string[]
  readonly lead_default?: string
  readonly lead_default_is_assumption?: boolean
  readonly recipient?: readonly string[]
  readonly quote: string
  readonly doubts?: readonly string[]
}

export interface PrintedClause {
  readonly key: string
  readonly title: string
  readonly lead?: readonly string[]
  readonly support?: readonly string[]
  readonly joint?: readonly string[]
  readonly lead_mode: string
  readonly lead_default?: string
  readonly lead_default_is_assumption: boolean
  readonly notes?: readonly string[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(shared(`catalogue/${name}.json`) ?? '', 'utf8'))

export const numericTargets = () => read('targets-numeric') as readonly Entry[]
export const coverageTargets = () => read('targets-coverage') as readonly Entry[]
export const printedMilestones = () => read('milestones') as readonly Entry[]
export const printedDuties = () => read('reporting-duties') as readonly Entry[]

export const printedClauses = () =>
  (read('clauses') as readonly { readonly clauses: readonly PrintedClause[] }[]).flatMap(
    ({ clauses }) => clauses,
  )

/** Several organisations that a document writes as one: 广宁县、怀集县人民政府. A 、 within brackets separates no names. */
export function spelledOut(printed: string): readonly string[] {
  const suffix = /(?:管委会|人民政府)$/.exec(printed)?.[0]
  if (suffix === undefined) return [printed]
  return printed
    .slice(0, -suffix.length)
    .split(/、(?![^(]*\))/)
    .map((name) => name + suffix)
}
