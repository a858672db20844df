import { Check, Errors } from 'typebox/value'
import { SentRow } from '../../../../contract/import-rows.ts'
import { validationProblem } from '../../../../http/validation-problem.ts'
import type { RowRead } from '../check-values.ts'
import type { RowOrFault, RowsRead } from './rows-read.ts'

/** Reads each line as an item of `POST /api/observations`; blank lines are skipped. A row has the number of its line. */
export function readNdjsonRows(text: string): RowsRead {
  const values: RowRead[] = []
  const faults: RowsRead['faults'][number][] = []
  let row = 0
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    const line = text.slice(from, end).trim()
    row += 1
    from = end + 1
    if (line === '') continue
    const read = rowOf(line)
    const where = found < 0 ? '最后一行' : '这一行'
    if ('message' in read) faults.push({ row, column: 1, ...read, message: `${where}${read.message}` })
    else values.push({ row, column: 1, ...read })
  }
  return { values, faults, passedOver: 0 }
}

function rowOf(line: string): RowOrFault {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return {
      code: 'bad-item',
      message:
        '不是完整的 JSON：每行一项，如 {"indicator":"…","region":"…","period":"2024-M09","value":12.5}。',
    }
  }
  if (!Check(SentRow, row)) {
    const { detail } = validationProblem(Errors(SentRow, row), SentRow)
    return { code: 'bad-item', message: detail.replace(/^请求/, '') }
  }
  const { indicator, region, period, value, numerator, denominator, bound, reason, status, note } = row
  return {
    ...{ indicator, region, period, value: value ?? null },
    ...(numerator != null && { numerator }),
    ...(denominator != null && { denominator }),
    ...(bound && { bound }),
    ...(reason && { reason }),
    ...(status && { status }),
    ...(note !== undefined && { note }),
  }
}
