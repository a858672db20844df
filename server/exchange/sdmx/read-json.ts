import { parseValue } from '#metrics/numbers/parse-value.ts'
import type { DatasetAction, DataCell } from '../dataset.ts'
import { UnreadableMessage, type ReadDataset } from '../read-dataset.ts'
import { namedBy } from './read-structure.ts'

interface Value {
  readonly id?: string
  readonly value?: unknown
  readonly values?: readonly unknown[]
}

interface JsonPart {
  readonly id: string
  readonly keyPosition?: number
  readonly values?: readonly (Value | null)[]
}

type Level = 'dataSet' | 'dimensionGroup' | 'series' | 'observation'

interface DataStructure {
  readonly links?: readonly { readonly rel?: string; readonly urn?: string }[]
  readonly dimensions: Readonly<Partial<Record<Level, readonly JsonPart[]>>>
  readonly measures?: { readonly observation?: readonly JsonPart[] }
  readonly attributes?: Readonly<Partial<Record<Level, readonly JsonPart[]>>>
}

interface SentDataset {
  readonly structure?: number
  readonly action?: DatasetAction
  readonly attributes?: readonly unknown[]
  readonly dimensionGroupAttributes?: Readonly<Record<string, readonly unknown[]>>
  readonly observations?: Readonly<Record<string, readonly unknown[]>>
  readonly series?: Readonly<
    Record<
      string,
      { readonly attributes?: readonly unknown[]; readonly observations?: SentDataset['observations'] }
    >
  >
}

/**
 * Reads a data message of SDMX-JSON 2, flat or by series, with any dimension at the observation. Attributes of a dataset, a group or a
 * series are given to each of their observations. @throws UnreadableMessage
 */
export function readSdmxJson(message: unknown): ReadDataset[] {
  const { data } = message as {
    readonly data?: {
      readonly structures?: readonly DataStructure[]
      readonly dataSets?: readonly SentDataset[]
    }
  }
  if (!data?.structures || !data.dataSets)
    throw new UnreadableMessage('这不是 SDMX-JSON 2 的数据消息：缺少 structures 或 dataSets。')
  return data.dataSets.map((sent) => {
    const structure = data.structures![sent.structure ?? 0]
    if (!structure) throw new UnreadableMessage('数据集所指的结构不在消息里。')
    return readDataset(structure, sent)
  })
}

const levels: readonly Level[] = ['dataSet', 'dimensionGroup', 'series', 'observation']

function readDataset(structure: DataStructure, sent: SentDataset): ReadDataset {
  const inOrder = levels
    .flatMap((level) => structure.dimensions[level] ?? [])
    .toSorted((a, b) => (a.keyPosition ?? 0) - (b.keyPosition ?? 0))
  const measures = structure.measures?.observation ?? [{ id: 'OBS_VALUE' }]
  const attributesAt = (level: Level) => structure.attributes?.[level] ?? []
  const groups = Object.entries(sent.dimensionGroupAttributes ?? {}).map(([key, values]) => ({
    numbers: key.split(':'),
    values,
  }))
  const placeOf = new Map(inOrder.map(({ id }, place) => [id, place]))
  const cells: DataCell[] = []
  const [ofSeriesKey, ofObservationKey] = [
    structure.dimensions.series ?? [],
    structure.dimensions.observation ?? [],
  ]
  /** A flat dataset has no key of a series: the key of its observations has the dimensions of both. */
  const add = (
    seriesKey: string | null,
    ofSeries: readonly unknown[],
    key: string,
    parts: readonly unknown[],
  ) => {
    const numbers: number[] = Array.from({ length: inOrder.length }, () => 0)
    const place = (dimensions: readonly JsonPart[], text: string) => {
      for (const [at, number] of numbersOf(dimensions, text).entries())
        numbers[placeOf.get(dimensions[at]!.id)!] = number
    }
    if (seriesKey === null) place([...ofSeriesKey, ...ofObservationKey], key)
    else {
      place(ofSeriesKey, seriesKey)
      place(ofObservationKey, key)
    }
    const hasFigures = !isOfAttributesAlone(parts, measures)
    const figures = hasFigures ? parts.slice(0, measures.length) : []
    const marks = parts.slice(hasFigures ? measures.length : 0)
    const ofGroups = attributesAt('dimensionGroup').map((_, at) => {
      const within = groups.find(
        ({ numbers: wanted, values }) =>
          (values[at] ?? null) !== null &&
          wanted.every((number, dimension) => number === '' || number === String(numbers[dimension])),
      )
      return within?.values[at] ?? null
    })
    cells.push({
      key: inOrder.map((dimension, at) => keyPart(dimension, numbers[at]!)),
      measures: measures.map((_, at) => figureOf(figures[at])),
      attributes: [
        ...attributesAt('dataSet').map((part, at) => valueOf(part, sent.attributes?.[at])),
        ...attributesAt('dimensionGroup').map((part, at) => valueOf(part, ofGroups[at])),
        ...attributesAt('series').map((part, at) => valueOf(part, ofSeries[at])),
        ...attributesAt('observation').map((part, at) => valueOf(part, marks[at])),
      ],
    })
  }
  for (const [key, parts] of Object.entries(sent.observations ?? {})) add(null, [], key, parts)
  for (const [key, { attributes = [], observations = {} }] of Object.entries(sent.series ?? {}))
    for (const [own, parts] of Object.entries(observations)) add(key, attributes, own, parts)
  const flow = structure.links?.find(({ rel }) => rel === 'dataflow') ?? structure.links?.[0]
  return {
    structure: namedBy(flow?.urn) ?? '',
    action: sent.action ?? 'Information',
    dimensions: inOrder.map(({ id }) => id),
    measures: measures.map(({ id }) => id),
    attributes: levels.flatMap((level) => attributesAt(level).map(({ id }) => id)),
    cells,
  }
}

/** The numbers of a key, one for each of its dimensions. @throws UnreadableMessage for a key of another length, which would be another cell's */
function numbersOf(dimensions: readonly JsonPart[], key: string): number[] {
  const parts = key === '' ? [] : key.split(':')
  if (parts.length === dimensions.length && parts.every((part) => /^\d+$/.test(part)))
    return parts.map(Number)
  const wanted = dimensions.map(({ id }) => id).join(':')
  throw new UnreadableMessage(`键“${key}”应有 ${dimensions.length} 段（${wanted}），每段是一个序号。`)
}

/** Whether an observation has attributes without figures, so that its first part is no number. */
function isOfAttributesAlone([first]: readonly unknown[], [measure]: readonly JsonPart[]): boolean {
  return (
    typeof first === 'string' &&
    first !== 'NaN' &&
    measure?.values === undefined &&
    Number.isNaN(Number(first))
  )
}

function figureOf(part: unknown): string | null {
  if (typeof part === 'number') {
    const read = parseValue(part)
    return 'value' in read ? read.value : String(part)
  }
  return typeof part === 'string' && part !== 'NaN' ? part : null
}

/**
 * The value of a dimension by its index. @throws UnreadableMessage for an index beyond the listed values, since the observation would be
 * unknown
 */
function keyPart(dimension: JsonPart, number: number): string {
  const value = valueOf(dimension, number)
  if (value === null) throw new UnreadableMessage(`${dimension.id} 没有第 ${number} 个值。`)
  return value
}

/**
 * The value of a part, which is an index of the listed values, or the value itself where none are listed. An attribute's index beyond the
 * list gives null; an official sample has one.
 */
function valueOf({ values }: JsonPart, part: unknown): string | null {
  if (part === null || part === undefined) return null
  if (!values || typeof part !== 'number') return textOf(part)
  const listed = values[part]
  return listed ? (listed.id ?? textOf(listed.value ?? listed.values)) : null
}

/** The text of a part: of several languages the first, of several values all together. */
function textOf(part: unknown): string | null {
  if (part === null || part === undefined) return null
  if (Array.isArray(part)) return part.map(textOf).join('; ')
  if (typeof part === 'object') return textOf(Object.values(part)[0])
  return typeof part === 'string' ? part : JSON.stringify(part)
}
