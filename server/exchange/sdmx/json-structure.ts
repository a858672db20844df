import { formatPeriod, parsePeriod, periodEnd, periodStart } from '#metrics/period.ts'
import type { Attribute, DataCell, Component, Structure } from '../dataset.ts'
import { namesOf } from './message.ts'
import { linkTo } from './urn.ts'

/** The values of a data message, numbered in the order of their first use. */
export class UsedValues {
  readonly structure: Structure
  readonly #decided: readonly { readonly attribute: Attribute; readonly at: number }[]
  readonly #numbers: ReadonlyMap<string, Map<string, number>>
  /** Attributes that the value of one dimension decides, by the keys of SDMX-JSON: `0:::` is the first value of the first dimension. */
  readonly #groups = new Map<string, (number | string | null)[]>()

  constructor(structure: Structure) {
    this.structure = structure
    const parts = [...structure.dimensions, ...structure.attributes]
    this.#decided = structure.attributes.flatMap((attribute, at) =>
      attribute.of === undefined ? [] : [{ attribute, at }],
    )
    this.#numbers = new Map(parts.map(({ id }) => [id, new Map()]))
  }

  /** The number of a value, which is given at its first use. */
  valueOf(component: string, value: string): number {
    const numbers = this.#numbers.get(component)!
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, numbers.size)
    return numbers.size - 1
  }

  keyOf(key: readonly string[]): number[] {
    return this.structure.dimensions.map(({ id }, place) => this.valueOf(id, key[place]!))
  }

  /** Notes the attributes of a cell that the value of one dimension decides. */
  noteGroups({ attributes, action }: DataCell, key: readonly number[]): void {
    if (action === 'Delete') return
    const decided = this.#decided
    for (const [place, { id }] of this.structure.dimensions.entries()) {
      if (!decided.some(({ attribute }) => attribute.of === id)) continue
      const group = this.structure.dimensions.map((_, at) => (at === place ? key[at] : '')).join(':')
      if (this.#groups.has(group)) continue
      const values = decided.map(({ attribute, at }) => {
        const value = attribute.of === id ? (attributes[at] ?? null) : null
        return value !== null && attribute.codes ? this.valueOf(attribute.id, value) : value
      })
      this.#groups.set(group, values)
    }
  }

  groupAttributes(): Readonly<Record<string, readonly (number | string | null)[]>> {
    return Object.fromEntries(this.#groups)
  }

  valuesOf(component: string): readonly string[] {
    return [...this.#numbers.get(component)!.keys()]
  }
}

/** The structure part of a data message, for a number of datasets. */
export function dataStructure(structure: Structure, used: UsedValues, dataSets: number, flat: boolean) {
  const { id, name, dimensions, measures, attributes } = structure
  const described = dimensions.map((dimension, keyPosition) => ({
    id: dimension.id,
    ...namesOf(dimension.name, dimension.english),
    keyPosition,
    ...(roles[dimension.id] && { roles: roles[dimension.id] }),
    ...valuesOf(dimension, used),
  }))
  const attributesOf = (wanted: (attribute: Attribute) => boolean) =>
    attributes.filter(wanted).map((attribute) => ({
      id: attribute.id,
      ...namesOf(attribute.name, attribute.english),
      relationship: attribute.of === undefined ? { observation: {} } : { dimensions: [attribute.of] },
      ...(attribute.codes ? valuesOf(attribute, used) : { format: { dataType: attribute.type } }),
    }))
  return {
    ...namesOf(name),
    dataSets: Array.from({ length: dataSets }, (_, place) => place),
    links: [linkTo('dataflow', id), linkTo('datastructure', id)],
    dimensions: {
      dataSet: [],
      series: flat ? [] : described.slice(0, -1),
      observation: flat ? described : described.slice(-1),
    },
    measures: {
      observation: measures.map((measure) => ({
        id: measure.id,
        ...namesOf(measure.name, measure.english),
        format: { dataType: measure.type },
      })),
    },
    attributes: {
      dimensionGroup: attributesOf((attribute) => attribute.of !== undefined),
      observation: attributesOf((attribute) => attribute.of === undefined),
    },
  }
}

const roles: Readonly<Record<string, readonly string[]>> = {
  FREQ: ['FREQ'],
  REF_AREA: ['GEO'],
  TIME_PERIOD: ['TIME_PERIOD'],
}

/** The used values by number; none without data. */
function valuesOf({ id, codes, type }: Component, used: UsedValues) {
  const values = used.valuesOf(id).map((value) => {
    if (type === 'ObservationalTimePeriod') return timeValue(value)
    const code = codes?.codes.get(value)
    return {
      id: value,
      ...namesOf(code?.name ?? value),
      ...(code?.parent !== undefined && { parent: code.parent }),
    }
  })
  return values.length === 0 ? {} : { values }
}

function timeValue(id: string) {
  const period = parsePeriod(id)
  if (!period) return { id, name: id }
  return {
    id,
    ...namesOf(formatPeriod(period, 'zh')),
    start: `${periodStart(period)}T00:00:00+08:00`,
    end: `${periodEnd(period)}T23:59:59+08:00`,
  }
}
