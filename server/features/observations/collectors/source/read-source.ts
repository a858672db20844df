import type { Directory, Names } from '#metrics/imports/names.ts'
import { directoryNames } from '#metrics/imports/names.ts'
import { readTable } from '#metrics/imports/read-table.ts'
import { recogniseTable } from '#metrics/imports/recognise-table.ts'
import type { TableMapping, TableRow } from '#metrics/imports/table.ts'
import { columnName, type WorkbookSheet } from '#metrics/reading/workbook.ts'
import type { CollectorDraft } from '../../../../contract/collectors.ts'
import { AppError } from '../../../../errors.ts'
import { decodedText, readWorkbook } from '../../../../workbooks/read-workbook.ts'
import { mergedRows, mostTableRows, sampleOf, type HistoryHead } from '../../imports/reading/read-history.ts'
import { ownTableMapping, withOwnColumns } from '../../imports/reading/own-columns.ts'
import { jsonTable } from './json-table.ts'
import { locatedMapping, mappedHeads } from './located-mapping.ts'
import type { UnitCodes } from '../../imports/rows/unit-codes.ts'
import { inSourceWords } from './source-words.ts'
import { inOwnUnits, sdmxMapping, sdmxTable } from './sdmx-table.ts'

/** The answer of a source, and how to read it. */
interface SourceToRead extends Pick<
  CollectorDraft,
  'form' | 'path' | 'sheet' | 'mapping' | 'heads' | 'names'
> {
  readonly bytes: Uint8Array
  readonly directory: Directory
  /** The SDMX codes of each indicator's unit. */
  readonly units: readonly (readonly [indicator: string, unit: UnitCodes])[]
}

/** The first line that the thread returns; each further line is a value. */
export interface SourceHead extends HistoryHead {
  /** The heads of the columns that the mapping gives a meaning, by that meaning. */
  readonly mapped: CollectorDraft['heads']
}

/**
 * Reads the answer of a source in a thread, and returns bytes with a line for each value. Without a mapping one is recognised. @throws
 * AppError bad-item where the table is no longer the one that was mapped, and the refusals of reading a workbook
 */
export async function run(source: SourceToRead): Promise<Uint8Array> {
  const { bytes, form, mapping, heads, directory } = source
  refusePage(bytes)
  const sheets = await sheetsOf(source)
  const sheet = sheets.find(({ name }) => name === (mapping?.sheet ?? source.sheet)) ?? sheets[0]
  if (!sheet || sheet.rows.length === 0)
    throw new AppError('bad-item', '答的里面没有看得见的表格，或一行也没有。')
  if (mapping?.sheet !== undefined && sheet.name !== mapping.sheet && form === 'table' && sheets.length > 1)
    throw new AppError('bad-item', `没有工作表“${mapping.sheet}”了。请核对来源，重新看样、定映射。`)
  if (sheet.rows.length > mostTableRows)
    throw new AppError('too-many-items', `一次最多读 ${mostTableRows} 行，这次有 ${sheet.rows.length} 行。`)
  const names = withNames(directoryNames(directory), source.names)
  const rows = mergedRows(sheet)
  const isSdmx = form.startsWith('sdmx')
  const headRows = form === 'table' ? undefined : 1
  const proposed = isSdmx
    ? sdmxMapping(sheet)
    : (ownTableMapping(rows) ?? recogniseTable(rows, names, headRows)!)
  const located = mapping ? locatedMapping(rows, mapping, heads) : proposed
  if (typeof located === 'string') throw new AppError('bad-item', located)
  refuseMissingColumns(rows, located)
  const { values: read, faults, empty } = readTable(rows, located, names, sheet.hiddenColumns)
  // Where the mapping says the unit, that counts.
  const isUnitSaid = mapping?.columns.unit !== undefined || mapping?.fixed.unit !== undefined
  const units = new Map(isUnitSaid ? [] : source.units)
  const { values: told, passedOver } = withOwnColumns(read, rows, { header: located.header, isSdmx })
  const { values, faults: ofUnits } = isSdmx ? inOwnUnits(told, sheet, units) : { values: told, faults: [] }
  const head: SourceHead = {
    sheets: sheets.map(({ name }) => name),
    ...{
      heads: '',
      remembered: false,
      faults: [...faults, ...ofUnits].map(inSourceWords),
      empty: empty + passedOver,
      values: values.length,
    },
    mapping: { ...located, sheet: sheet.name },
    mapped: mappedHeads(rows, located),
    sample: sampleOf(rows, located.header),
  }
  return new TextEncoder().encode([head, ...values].map((line) => JSON.stringify(line)).join('\n'))
}

/** Refuses a mapping to a column that the table has not. @throws AppError bad-item */
function refuseMissingColumns(rows: readonly TableRow[], { columns }: TableMapping): void {
  const needed = [columns.indicator, columns.region, columns.period, columns.value]
  const has = new Set(rows.flatMap(({ cells }) => [...cells.keys()]))
  const missing = needed.find((column) => column !== undefined && !has.has(column))
  if (missing === undefined) return
  throw new AppError(
    'bad-item',
    `映射指的 ${columnName(missing)} 列，表里没有，或全是空的。请核对来源，重新看样、定映射。`,
  )
}

/** Refuses an answer that is empty, or a page for people. @throws AppError bad-item */
function refusePage(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('bad-item', '答的是空的。')
  if (/^\W{0,3}\s*<(?:!doctype|html)/i.test(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1')))
    throw new AppError('bad-item', '答的是网页，不是数据：地址或密钥可能不对，或要先登录。')
}

async function sheetsOf({ bytes, form, path }: SourceToRead): Promise<readonly WorkbookSheet[]> {
  if (form === 'table') {
    const { sheets } = await readWorkbook({ bytes, name: '' }).catch((fault: unknown) => {
      throw fault instanceof AppError ? new AppError(fault.code, inSourceWords(fault).message) : fault
    })
    return sheets.filter(({ state, rows }) => state === 'visible' && rows.length > 0)
  }
  const text = decodedText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (text === undefined) throw new AppError('bad-item', '答的不是文本。请核对地址和格式。')
  if (form === 'sql') return [{ ...jsonTable(text, ''), name: '查询结果' }]
  return [form === 'json' ? jsonTable(text, path) : sdmxTable(text, form)]
}

/** The names of the catalogue, where what the source says is first taken for what it means. */
function withNames(names: Names, said: SourceToRead['names']): Names {
  if (said.length === 0) return names
  const meant = new Map(said.map((one) => [one.said.trim(), one.means.trim()]))
  const of = (text: string) => meant.get(text.trim()) ?? text
  return { indicators: (text) => names.indicators(of(text)), region: (text) => names.region(of(text)) }
}
