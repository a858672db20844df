import type { Dataset } from '../../exchange/dataset.ts'
import { jsonStat, jsonStatType } from '../../exchange/json-stat.ts'
import { peopleCsv, peopleCsvType } from '../../exchange/people-csv.ts'
import type { Message } from '../../exchange/sdmx/message.ts'
import { sdmxCsv, sdmxCsvType } from '../../exchange/sdmx/write-csv.ts'
import { sdmxJson, sdmxJsonType } from '../../exchange/sdmx/write-json.ts'
import type { StreamedAnswer } from './streamed-answer.ts'
import type { FormAsked } from './asked-format.ts'

/** A dataset in the form that was asked for. */
export function writtenAs(
  dataset: Dataset,
  { format, labels, flat }: FormAsked & { readonly flat: boolean },
  message: Message,
): Omit<StreamedAnswer, 'version'> {
  if (format === 'sdmx-csv') return { type: sdmxCsvType, parts: () => sdmxCsv(dataset, labels) }
  if (format === 'json-stat')
    return { type: jsonStatType, parts: () => jsonStat(dataset, { updated: message.prepared }) }
  if (format === 'csv') return { type: peopleCsvType, parts: () => peopleCsv(dataset) }
  return { type: sdmxJsonType, parts: () => sdmxJson(dataset, { ...message, flat }) }
}
