import type { DataCell, Component, Dataset } from '../dataset.ts'
import { messageMeta, type Message } from './message.ts'
import { dataStructure, UsedValues } from './json-structure.ts'

export const sdmxJsonType = 'application/vnd.sdmx.data+json; version=2.1.0'

interface JsonLayout extends Message {
  /** Whether every observation has its whole key; otherwise observations are grouped by series. */
  readonly flat?: boolean
}

const schema = 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json'

/**
 * A dataset as a data message of SDMX-JSON 2.1, a portion at a time. Values are numbered at their first use, so the structure comes last. A
 * dataset has one observation for each key. With revisions there are as many datasets as the most revised cell has revisions, the oldest
 * first. Deletions form a dataset before them, so that in their order the datasets end with what stands.
 */
export async function* sdmxJson(dataset: Dataset, layout: JsonLayout): AsyncGenerator<string> {
  const { structure } = dataset
  const used = new UsedValues(structure)
  const start = { $schema: schema, meta: messageMeta(layout) }
  yield `${JSON.stringify(start).slice(0, -1)},"data":{"dataSets":[`
  const write = layout.flat ? flatObservations : seriesObservations
  const deletions = dataset.deletes === true && (await hasDeletions(dataset))
  if (deletions) {
    yield '{"structure":0,"action":"Delete",'
    yield* write(deletionsOf(dataset), used)
    yield '},'
  }
  let written = deletions ? 1 : 0
  for (let generation = 1, most = 1; generation <= most; generation += 1) {
    const counted = oneOfEachKey(dataset, generation, (count) => (most = Math.max(most, count)))
    yield `${generation > 1 ? ',' : ''}{"structure":0,"action":"Replace",`
    yield* write(counted, used)
    yield `,"dimensionGroupAttributes":${JSON.stringify(used.groupAttributes())}}`
    written += 1
  }
  const structures = [dataStructure(structure, used, written, layout.flat === true)]
  yield `],"structures":${JSON.stringify(structures)}}}`
}

async function* deletionsOf(dataset: Dataset): AsyncGenerator<DataCell[]> {
  for await (const cells of dataset.cells()) yield cells.filter(({ action }) => action === 'Delete')
}

async function hasDeletions(dataset: Dataset): Promise<boolean> {
  for await (const cells of deletionsOf(dataset)) if (cells.length > 0) return true
  return false
}

/** The cells that are the n-th of their keys. `tell` is told how many cells a key has had. */
async function* oneOfEachKey(
  dataset: Dataset,
  generation: number,
  tell: (count: number) => void,
): AsyncGenerator<DataCell[]> {
  let [key, count] = ['', 0]
  for await (const cells of dataset.cells()) {
    const found: DataCell[] = []
    for (const cell of cells) {
      if (cell.action === 'Delete') continue
      const own = cell.key.join(':')
      count = own === key ? count + 1 : 1
      key = own
      tell(count)
      if (count === generation) found.push(cell)
    }
    yield found
  }
}

async function* flatObservations(
  portions: AsyncIterable<readonly DataCell[]>,
  used: UsedValues,
): AsyncGenerator<string> {
  yield '"observations":{'
  let first = true
  for await (const cells of portions) {
    let text = ''
    for (const cell of cells) {
      const key = used.keyOf(cell.key)
      used.noteGroups(cell, key)
      text += `${first ? '' : ','}"${key.join(':')}":${observation(cell, used)}`
      first = false
    }
    if (text !== '') yield text
  }
  yield '}'
}

async function* seriesObservations(
  portions: AsyncIterable<readonly DataCell[]>,
  used: UsedValues,
): AsyncGenerator<string> {
  yield '"series":{'
  let series: string | undefined
  let first = true
  for await (const cells of portions) {
    let text = ''
    for (const cell of cells) {
      const key = used.keyOf(cell.key)
      used.noteGroups(cell, key)
      const time = key.pop()!
      const own = key.join(':')
      if (own !== series) text += `${series === undefined ? '' : '}},'}"${own}":{"observations":{`
      first = own !== series
      series = own
      text += `${first ? '' : ','}"${time}":${observation(cell, used)}`
    }
    if (text !== '') yield text
  }
  yield series === undefined ? '}' : '}}}'
}

/**
 * The measures and attributes of an observation: coded values by number, others as they are. Parts at the end that are not given are left
 * out.
 */
function observation({ measures, attributes, action }: DataCell, used: UsedValues): string {
  if (action === 'Delete') return '[]'
  const { structure } = used
  const parts = structure.measures.map((measure, place) => literal(measure, measures[place] ?? null, 'NaN'))
  for (const [place, attribute] of structure.attributes.entries()) {
    if (attribute.of !== undefined) continue
    const value = attributes[place] ?? null
    if (attribute.codes && value !== null) parts.push(String(used.valueOf(attribute.id, value)))
    else parts.push(literal(attribute, value, null))
  }
  while (parts.at(-1) === 'null') parts.pop()
  return `[${parts.join(',')}]`
}

const numeric = new Set<Component['type']>(['Double', 'Integer'])

/** A figure with all digits that it has. */
function literal({ type }: Component, value: string | null, absent: string | null): string {
  if (value === null) return JSON.stringify(absent)
  return numeric.has(type) ? value : JSON.stringify(value)
}
