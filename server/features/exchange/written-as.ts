import type { Dataset } from '../../exchange/dataset.ts'
import { jsonStat, jsonStatType } from '../../exchange/json-stat.ts'
import { create as contentDisposition } from 'content-disposition'
import { peopleCsv, peopleCsvType } from '../../exchange/people-csv.ts'
import { peopleXlsx } from '../../exchange/people-xlsx.ts'
import { tableXlsxType } from '../../exchange/table-xlsx.ts'
import { streamedZip } from '../../workbooks/streamed-zip.ts'
import type { Message } from '../../exchange/sdmx/message.ts'
import { sdmxCsv, sdmxCsvType } from '../../exchange/sdmx/write-csv.ts'
import { sdmxJson, sdmxJsonType } from '../../exchange/sdmx/write-json.ts'
import type { StreamedAnswer } from './streamed-answer.ts'
import type { FormAsked } from './asked-format.ts'

/** A dataset in the requested format. */
export function writtenAs(
  dataset: Dataset,
  { format, labels, flat }: FormAsked & { readonly flat: boolean },
  message: Message,
): Omit<StreamedAnswer, 'version'> {
  const { name } = dataset.structure
  const day = message.prepared.slice(0, 10)
  const savedAs = (ending: string) =>
    contentDisposition(`${name} ${day}.${ending}`, { fallback: `${message.id}.${ending}` })
  if (format === 'sdmx-csv') return { type: sdmxCsvType, parts: () => sdmxCsv(dataset, labels) }
  if (format === 'json-stat')
    return { type: jsonStatType, parts: () => jsonStat(dataset, { updated: message.prepared }) }
  if (format === 'csv')
    return { type: peopleCsvType, disposition: savedAs('csv'), parts: () => peopleCsv(dataset) }
  if (format === 'xlsx')
    return {
      type: tableXlsxType,
      disposition: savedAs('xlsx'),
      packed: true,
      parts: () => streamedZip(peopleXlsx(dataset)),
    }
  return { type: sdmxJsonType, parts: () => sdmxJson(dataset, { ...message, flat }) }
}
