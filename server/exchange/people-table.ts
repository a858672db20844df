import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { unitText } from './unit-code.ts'
import type { DataCell, Component, Structure } from './dataset.ts'

/** A table for people: named columns, names beside the codes of dimensions, periods also in words, and units as they are printed. */
export interface PeopleTable {
  readonly columns: readonly PeopleColumn[]
  /** The texts of a row in the order of the columns; empty for what is not given. */
  readonly rowOf: (cell: DataCell) => string[]
}

export interface PeopleColumn {
  readonly head: string
  /** Whether the texts of the column are decimals. */
  readonly numeric: boolean
}

export function peopleTable({ dimensions, measures, attributes }: Structure): PeopleTable {
  const multiplier = attributes.findIndex(({ id }) => id === 'UNIT_MULT')
  // The power of ten stands before its unit.
  const shown = attributes.flatMap((attribute, place) => (place === multiplier ? [] : [{ attribute, place }]))
  const named = (column: string, numeric = false) => ({ head: column, numeric })
  return {
    columns: [
      ...dimensions.flatMap(({ name }) => [named(name), named(`${name}代码`)]),
      ...[...measures, ...shown.map(({ attribute }) => attribute)].map(({ name, type }) =>
        named(name, type === 'Double' || type === 'Integer'),
      ),
    ],
    rowOf: (cell) => [
      ...dimensions.flatMap((dimension, place) => {
        const value = cell.key[place]!
        const name = dimension.codes ? nameOf(dimension, value) : formatPeriodText(value)
        return [spreadsheetText(name), value]
      }),
      ...measures.map((_, place) => cell.measures[place] ?? ''),
      ...shown.map(({ attribute, place }) => {
        const value = cell.attributes[place] ?? ''
        if (attribute.id === 'UNIT_MEASURE' && value !== '')
          return unitText(nameOf(attribute, value), cell.attributes[multiplier] ?? '0')
        return attribute.codes ? spreadsheetText(nameOf(attribute, value)) : value
      }),
    ],
  }
}

function nameOf({ codes }: Component, value: string): string {
  return codes?.codes.get(value)?.name ?? value
}
