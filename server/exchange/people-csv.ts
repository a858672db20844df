import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { csvField, csvLine } from './csv-text.ts'
import type { Component, Dataset } from './dataset.ts'

export const peopleCsvType = 'text/csv; charset=utf-8'

/**
 * The data as a table for people: named columns, names beside the codes of dimensions, periods in words too, and a byte order
 * mark, by which Excel knows that it is UTF-8.
 */
export async function* peopleCsv(dataset: Dataset): AsyncGenerator<string> {
  const { dimensions, measures, attributes } = dataset.structure
  const coded = (component: Component) => component.codes !== undefined
  const header = [
    ...dimensions.flatMap(({ name }) => [name, `${name}代码`]),
    ...[...measures, ...attributes].map(({ name }) => name),
  ]
  const nameOf = (component: Component, value: string) =>
    coded(component) ? (component.codes!.codes.get(value)?.name ?? value) : value
  yield `\uFEFF${csvLine(header)}`
  for await (const portion of dataset.cells()) {
    let text = ''
    for (const cell of portion) {
      const fields = [
        ...dimensions.flatMap((dimension, place) => {
          const value = cell.key[place]!
          const name = coded(dimension) ? nameOf(dimension, value) : formatPeriodText(value)
          return [spreadsheetText(name), value]
        }),
        ...measures.map((_, place) => cell.measures[place] ?? ''),
        ...attributes.map((attribute, place) => {
          const value = cell.attributes[place] ?? ''
          return coded(attribute) ? spreadsheetText(nameOf(attribute, value)) : value
        }),
      ]
      text += `${fields.map(csvField).join(',')}\r\n`
    }
    if (text !== '') yield text
  }
}
