import { AppError } from '../../errors.ts'
import { tableXlsxType } from '../../exchange/table-xlsx.ts'
import type { Labels } from '../../exchange/sdmx/write-csv.ts'

/** The data formats, as `format` names them. */
export const dataFormats = ['sdmx-json', 'sdmx-csv', 'json-stat', 'csv', 'xlsx'] as const
export type DataFormat = (typeof dataFormats)[number]

/** The requested format, and whether codes are written as ids, names or both where that can be chosen. */
export interface FormAsked {
  readonly format: DataFormat
  readonly labels: Labels
}

/** The format that each media type, or range of media types, stands for. */
const formatOf = new Map<string, DataFormat>([
  ['application/vnd.sdmx.data+json', 'sdmx-json'],
  ['application/vnd.sdmx.data+csv', 'sdmx-csv'],
  ['application/json', 'sdmx-json'],
  ['text/csv', 'sdmx-csv'],
  [tableXlsxType, 'xlsx'],
  ['application/*', 'sdmx-json'],
  ['text/*', 'sdmx-csv'],
  ['*/*', 'sdmx-json'],
])

/** The format that a request names by `format`, or else the one that its client prefers. @throws AppError not-acceptable */
export function formAsked(
  accept: string | undefined,
  format: DataFormat | undefined,
  labels?: Labels,
): FormAsked {
  const liked = acceptedTypes(accept ?? '*/*')
  const labelsOf = (of: ReadonlyMap<string, string> | undefined): Labels => {
    const named = labels ?? of?.get('labels')
    return named === 'name' || named === 'both' ? named : 'id'
  }
  if (format) {
    const own = liked.find(({ type }) => formatOf.get(type) === format)
    return { format, labels: labelsOf(own?.parameters) }
  }
  for (const { type, parameters } of liked) {
    const found = formatOf.get(type)
    // Version 1 of the media types means messages of SDMX 2, which differ.
    if (found && (parameters.get('version') ?? '2').startsWith('2'))
      return { format: found, labels: labelsOf(parameters) }
  }
  const offered = [...formatOf.keys()].filter((type) => !type.includes('*'))
  throw new AppError(
    'not-acceptable',
    `没有“${accept ?? ''}”这种格式：Accept 可写 ${offered.join('、')}（SDMX 用 version=2.1.0），或用 format=${dataFormats.join('、')}。`,
  )
}

/** Refuses a client that does not accept JSON as a structure message. @throws AppError not-acceptable */
export function refuseOtherThanJson(accept: string | undefined): void {
  const taken = ['application/vnd.sdmx.structure+json', 'application/json', 'application/*', '*/*']
  if (acceptedTypes(accept ?? '*/*').some(({ type }) => taken.includes(type))) return
  throw new AppError('not-acceptable', `结构消息只有 SDMX-JSON：Accept 请写 ${taken[0]};version=2.1.0。`)
}

interface AcceptedType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

function acceptedTypes(accept: string): AcceptedType[] {
  const types = accept.split(',').map((text) => {
    const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase())
    const pairs = rest.map((part) => part.split('=').map((word) => word.trim().replaceAll('"', '')))
    const parameters = new Map(pairs.map(([name = '', value = '']) => [name, value]))
    return { type, parameters, weight: Number(parameters.get('q') ?? 1) }
  })
  return types.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
}
