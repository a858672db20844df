import { AppError } from '../../../../errors.ts'
import { UnreadableMessage } from '../../../../exchange/read-dataset.ts'
import type { RowsForm } from '../import-body.ts'
import type { HistoryHead } from '../reading/read-history.ts'
import { readNdjsonRows } from './read-ndjson.ts'
import { readSdmxRows } from './read-sdmx.ts'
import type { RowsRead } from './rows-read.ts'
import type { UnitCodesByIndicator } from './unit-codes.ts'

interface RowsToRead {
  readonly bytes: Uint8Array
  readonly rows: RowsForm
  readonly units: UnitCodesByIndicator
}

/** Reads a program's rows in a thread: a head and a line for each value, as `run` of read-history returns them. */
export function run({ bytes, rows, units }: RowsToRead): Uint8Array {
  const { values, faults, passedOver } = read(
    new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    rows,
    units,
  )
  const head: HistoryHead = {
    ...{ sheets: [], heads: '', mapping: null, remembered: false, sample: [] },
    ...{ faults, empty: passedOver, values: values.length },
  }
  return new TextEncoder().encode([head, ...values].map((line) => JSON.stringify(line)).join('\n'))
}

function read(text: string, rows: RowsForm, units: UnitCodesByIndicator): RowsRead {
  if (rows === 'ndjson') return readNdjsonRows(text)
  try {
    return readSdmxRows(text, units)
  } catch (fault) {
    if (fault instanceof UnreadableMessage) throw new AppError('bad-item', `${fault.message}没有存入任何数。`)
    throw fault
  }
}
