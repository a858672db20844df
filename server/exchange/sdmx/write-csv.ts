import { csvField, csvLine } from '../csv-text.ts'
import { structureId, type DataCell, type Component, type Dataset, type Structure } from '../dataset.ts'

/** Codes alone, codes followed by a column of names, or both in one column (`441200: 肇庆市`). */
export type Labels = 'id' | 'name' | 'both'

export const sdmxCsvType = 'application/vnd.sdmx.data+csv; version=2.1.0'

/** A dataset as SDMX-CSV 2.1, a portion at a time. Every row replaces or deletes the receiver's cell. */
export async function* sdmxCsv(dataset: Dataset, labels: Labels = 'id'): AsyncGenerator<string> {
  const { structure } = dataset
  const components = componentsOf(structure)
  yield csvLine(header(components, labels))
  const id = structureId(structure)
  const named = labels === 'both' ? [`${id}: ${structure.name}`] : [id]
  const flow = ['dataflow', ...named, ...(labels === 'name' ? [structure.name] : [])].map(csvField).join(',')
  const fieldOf = components.map((component) => fieldWriter(component, labels))
  const measures = structure.dimensions.length
  const attributes = measures + structure.measures.length
  for await (const cells of dataset.cells()) {
    let text = ''
    for (const cell of cells) {
      text += `${flow},${cell.action === 'Delete' ? 'D' : 'R'}`
      for (let place = 0; place < fieldOf.length; place += 1)
        text += `,${fieldOf[place]!(partAt(cell, place, measures, attributes))}`
      text += '\r\n'
    }
    if (text !== '') yield text
  }
}

function componentsOf({ dimensions, measures, attributes }: Structure): Component[] {
  return [...dimensions, ...measures, ...attributes]
}

function header(components: readonly Component[], labels: Labels): string[] {
  const columns = components.flatMap(({ id, name }) => {
    if (labels === 'both') return [`${id}: ${name}`]
    return labels === 'name' ? [id, name] : [id]
  })
  return ['STRUCTURE', 'STRUCTURE_ID', ...(labels === 'name' ? ['STRUCTURE_NAME'] : []), 'ACTION', ...columns]
}

/** A part as its field holds it. An absent figure is `NaN`; an attribute that is not given is empty, and a deletion has its key alone. */
function partAt(cell: DataCell, place: number, measures: number, attributes: number): string {
  if (place < measures) return cell.key[place]!
  if (cell.action === 'Delete') return ''
  if (place < attributes) return cell.measures[place - measures] ?? 'NaN'
  return cell.attributes[place - attributes] ?? ''
}

function fieldWriter({ codes }: Component, labels: Labels): (part: string) => string {
  if (labels === 'id') return csvField
  const nameOf = (part: string) => codes?.codes.get(part)?.name
  if (labels === 'name') return (part) => `${csvField(part)},${csvField(nameOf(part) ?? '')}`
  return (part) => {
    const name = nameOf(part)
    return csvField(name === undefined ? part : `${part}: ${name}`)
  }
}
