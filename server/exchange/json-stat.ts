import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { DataCell, Component, Dataset, Structure } from './dataset.ts'

export const jsonStatType = 'application/json; charset=utf-8'

/** The additional dimension for several measures; no other dimension has this name. */
const measureDimension = 'MEASURE'

/**
 * A dataset as JSON-stat 2.0 in its sparse form, a portion at a time. A cell is identified by its place in the cube of all values of the
 * dimensions. The data are therefore read once for the values of the dimensions, once for the figures and once for the statuses. Each key
 * has one cell.
 */
export async function* jsonStat(
  dataset: Dataset,
  { updated }: { readonly updated: string },
): AsyncGenerator<string> {
  const { structure } = dataset
  const cube = await cubeOf(dataset)
  const status = structure.attributes.findIndex(({ id }) => id === 'OBS_STATUS')
  const head = {
    version: '2.0',
    class: 'dataset',
    label: structure.name,
    // Cells of JSON-stat have no attributes, so demo data are only marked here.
    ...(cube.demo && { note: ['含演示数据'], extension: { demo: true } }),
    source: '序时',
    updated,
    id: cube.dimensions.map(({ id }) => id),
    size: cube.dimensions.map(({ places }) => places.size),
    role: rolesOf(cube),
    dimension: Object.fromEntries(cube.dimensions.map((dimension) => [dimension.id, describe(dimension)])),
  }
  yield `${JSON.stringify(head).slice(0, -1)},"value":{`
  yield* entries(dataset, cube, ({ measures }, measure) => {
    const figure = measures[measure] ?? null
    return figure === null ? 'null' : figure
  })
  yield '},"status":{'
  if (status >= 0)
    yield* entries(dataset, cube, ({ attributes }) => {
      const told = attributes[status] ?? 'A'
      return told === 'A' ? undefined : JSON.stringify(told)
    })
  yield '}}'
}

interface CubeDimension {
  readonly id: string
  readonly component: Component | undefined
  /** The place of each value. */
  readonly places: ReadonlyMap<string, number>
  /** The unit and decimals of each value, for the dimension that decides the unit. */
  readonly units: ReadonlyMap<string, { readonly label: string; readonly decimals: number }>
}

interface Cube {
  readonly dimensions: readonly CubeDimension[]
  /** Whether any figure is a demo value. */
  readonly demo: boolean
  readonly measures: number
}

async function cubeOf(dataset: Dataset): Promise<Cube> {
  const { structure } = dataset
  const { dimensions, measures, attributes } = structure
  const found = dimensions.map(() => new Set<string>())
  const units = new Map<string, { label: string; decimals: number }>()
  const unitOf = unitReader(structure)
  const metric = dimensions.findIndex(({ id }) =>
    attributes.some((one) => one.id === 'UNIT_MEASURE' && one.of === id),
  )
  const provenance = attributes.findIndex(({ id }) => id === 'PROVENANCE')
  let demo = false
  for await (const portion of dataset.cells())
    for (const cell of portion) {
      demo ||= cell.attributes[provenance] === 'demo'
      for (const [place, values] of found.entries()) values.add(cell.key[place]!)
      const measured = cell.key[metric]
      if (measured !== undefined && !units.has(measured)) units.set(measured, unitOf(cell))
    }
  const cube = dimensions.map((component, place): CubeDimension => {
    const values = [...found[place]!].sort()
    return {
      id: component.id,
      component,
      places: new Map(values.map((value, at) => [value, at])),
      units: place === metric ? units : new Map(),
    }
  })
  if (measures.length === 1) return { dimensions: cube, measures: 1, demo }
  const places = new Map(measures.map(({ id }, at) => [id, at]))
  const names = new Map(measures.map(({ id, name }) => [id, { id, name }]))
  const component = {
    id: measureDimension,
    name: '数值',
    english: 'Measure',
    codes: { id: '', name: '', codes: names },
  }
  return {
    dimensions: [...cube, { id: measureDimension, component, places, units: new Map() }],
    measures: measures.length,
    demo,
  }
}

function unitReader({ attributes }: Structure): (cell: DataCell) => { label: string; decimals: number } {
  const at = (id: string) => attributes.findIndex((attribute) => attribute.id === id)
  const [unit, multiplier, decimals] = [at('UNIT_MEASURE'), at('UNIT_MULT'), at('DECIMALS')]
  const nameOf = (place: number, cell: DataCell) => {
    const code = cell.attributes[place] ?? ''
    return attributes[place]?.codes?.codes.get(code)?.name ?? code
  }
  return (cell) => {
    const power = cell.attributes[multiplier] ?? '0'
    const scale = power === '0' ? '' : nameOf(multiplier, cell)
    return { label: `${scale}${nameOf(unit, cell)}`, decimals: Number(cell.attributes[decimals] ?? 0) }
  }
}

/** The entries of a sparse object, by the place of each cell in the cube. */
async function* entries(
  dataset: Dataset,
  { dimensions, measures }: Cube,
  partOf: (cell: DataCell, measure: number) => string | undefined,
): AsyncGenerator<string> {
  const places = dimensions.map((dimension) => dimension.places)
  let first = true
  for await (const portion of dataset.cells()) {
    let text = ''
    for (const cell of portion) {
      let at = 0
      for (const [place, value] of cell.key.entries())
        at = at * places[place]!.size + places[place]!.get(value)!
      for (let measure = 0; measure < measures; measure += 1) {
        const part = partOf(cell, measure)
        if (part === undefined) continue
        text += `${first ? '' : ','}"${at * measures + measure}":${part}`
        first = false
      }
    }
    if (text !== '') yield text
  }
}

function describe({ component, places, units, id }: CubeDimension) {
  const label = (value: string) =>
    component?.type === 'ObservationalTimePeriod'
      ? formatPeriodText(value)
      : (component?.codes?.codes.get(value)?.name ?? value)
  const values = [...places.keys()]
  return {
    label: component?.name ?? id,
    category: {
      index: values,
      label: Object.fromEntries(values.map((value) => [value, label(value)])),
      ...(units.size > 0 && { unit: Object.fromEntries(units) }),
    },
  }
}

function rolesOf({ dimensions }: Cube) {
  const withRole = (isIt: (dimension: CubeDimension) => boolean) =>
    dimensions.filter(isIt).map(({ id }) => id)
  const time = withRole(({ component }) => component?.type === 'ObservationalTimePeriod')
  const geo = withRole(({ id }) => id === 'REF_AREA')
  const metric = withRole(({ id, units }) => units.size > 0 || id === measureDimension)
  return {
    ...(time.length > 0 && { time }),
    ...(geo.length > 0 && { geo }),
    ...(metric.length > 0 && { metric }),
  }
}
