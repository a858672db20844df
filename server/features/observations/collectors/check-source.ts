import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellWords } from '#metrics/wording/reporting/cells.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { systemActor } from '../../../access/actor.ts'
import type { SampleAsked } from '../../../contract/collectors.ts'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { Reader, StandingFigures } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Heavy } from '../../../workers/run-in-thread.ts'
import { checkValues, isSameDecimal, type RowRead, type ValuesChecked } from '../imports/check-values.ts'
import type { ValueLine } from '../imports/import-body.ts'
import { directoryOf, takenUp } from '../imports/reading/read-file.ts'
import { unitCodesOf } from '../imports/rows/unit-codes.ts'
import { collectorActor } from './collector-body.ts'
import { allCollectors, collectedOf, type CollectedValue } from './queries.ts'
import type { run, SourceHead } from './source/read-source.ts'

const reading: Heavy = {
  module: new URL('./source/read-source.ts', import.meta.url),
  limits: { seconds: 60, megabytes: 768 },
  tooLong: '答的内容读了 60 秒还没有读完，没有收。请让来源只给需要的部分。',
  tooLarge: '答的内容读起来要占用的内存太多，没有收。请让来源只给需要的部分。',
}

/** The most values that are read, and that are new in one run. */
const [mostRead, mostTaken] = [100_000, 10_000]

export interface SourceRead {
  readonly head: SourceHead
  readonly values: readonly RowRead[]
}

/** Reads an answer in a thread by its mapping. @throws AppError the refusals of reading */
export async function readSource(
  { runApart }: Pick<Deps, 'runApart'>,
  index: CatalogueIndex,
  source: Pick<SampleAsked, 'form' | 'path' | 'sheet' | 'mapping' | 'heads' | 'names'>,
  bytes: Buffer,
): Promise<SourceRead> {
  const { form, path, sheet, mapping, heads, names } = source
  const asked = {
    form,
    path,
    sheet,
    mapping,
    heads,
    names,
    bytes,
    directory: directoryOf(index),
    units: [...unitCodesOf(index)],
  }
  const { head, values } = await takenUp(await runApart<typeof run>(reading, asked))
  if (values.length > mostRead)
    throw new AppError('too-many-items', `一次最多读 ${mostRead} 个数，这次有 ${values.length} 个。`)
  return { head: head as SourceHead, values }
}

interface SourceToCheck {
  readonly index: CatalogueIndex
  readonly today: string
  readonly id: string
  readonly read: SourceRead
}

/** What may be taken of a source, and what not. */
export interface SourceChecked {
  /** The new values, in the order of their periods. */
  readonly lines: readonly ValueLine[]
  /** Every refusal: what could not be read, what is wrong, and what another collector brings. */
  readonly refusals: readonly ImportFinding[]
  /** The questions about values that are taken all the same, for the reviewer. */
  readonly queries: readonly ImportFinding[]
  /** The number of values that tell nothing new, and of new ones that take the place of others. */
  readonly same: number
  readonly revised: number
}

/** Checks the values of a source against catalogue and figures like those that people enter. */
export function checkingSource({ index, today, id, read }: SourceToCheck) {
  const actor = { ...systemActor, id: collectorActor(id), kind: 'token' as const }
  return (standing: StandingFigures): Promise<ValuesChecked> =>
    checkValues(standing, {
      ...{ index, today, actor, cells: 'all', values: read.values, step: () => undefined },
    })
}

/**
 * Sorts out what is to be taken: not what this collector brought of the cell last, not where another collector brings the cell, and not
 * where the source contradicts itself.
 * @throws AppError too-many-items
 */
export async function sortOut(
  reader: Reader,
  { index, id, read: { head } }: Pick<SourceToCheck, 'index' | 'id' | 'read'>,
  { findings, lines, counts, repeated, changed }: ValuesChecked,
): Promise<SourceChecked> {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const refused = new Set(errors.map(placeOf))
  const twofold = twofoldCells(lines, repeated)
  const sound = lines.filter((line) => !refused.has(`${line[0]} ${line[1]}`) && !twofold.has(cellOf(line)))
  const known = await collectedCells(reader, sound)
  const others = new Map(
    (await allCollectors(reader)).flatMap((row) =>
      row.id === id ? [] : [[collectorActor(row.id), row.name]],
    ),
  )
  const named = ([, , indicator, region, period]: ValueLine) =>
    cellWords({
      ...{ name: index.indicators.get(indicator)!.name, regionName: index.regions.get(region)!.name },
      observation: { period },
    })
  const taken: ValueLine[] = []
  const elsewhere: ImportFinding[] = [...twofold.values()].map((line) => ({
    ...{ row: line[0], column: line[1], severity: 'error', code: 'twofold-cell' },
    message: `${named(line)}：来源给了两个不同的数，一个也没有收。请在来源处改正。`,
  }))
  let same = counts.same
  for (const line of sound) {
    const before = known.get(cellOf(line))
    const other = before && others.get(before.actor)
    if (other !== undefined)
      elsewhere.push({
        ...{ row: line[0], column: line[1], severity: 'error', code: 'another-collector' },
        message: `${named(line)}：由采集任务“${other}”采集，一格只能有一个来源。`,
      })
    else if (before?.actor === collectorActor(id) && isSame(before, line)) same += 1
    else taken.push(line)
  }
  if (taken.length > mostTaken)
    throw new AppError(
      'too-many-items',
      `一次最多收 ${mostTaken} 个新数，这次有 ${taken.length} 个，一个也没有收。历史数据请先在“数据导入”导入。`,
    )
  const unread = head.faults.map((fault): ImportFinding => ({ ...fault, severity: 'error' }))
  const takenAt = new Set(taken.map(([row, column]) => `${row} ${column}`))
  return {
    lines: taken,
    refusals: [...unread, ...errors, ...elsewhere].sort((a, b) => a.row - b.row || a.column - b.column),
    queries: findings.filter((one) => one.severity === 'query' && takenAt.has(placeOf(one))),
    same,
    revised: taken.filter((line) => changed.has(cellOf(line))).length,
  }
}

/** The cells of which a source tells different values, also where one is the value that stands (`repeated`), each by its first line. */
function twofoldCells(
  lines: readonly ValueLine[],
  repeated: ReadonlySet<string>,
): ReadonlyMap<string, ValueLine> {
  const first = new Map<string, ValueLine>()
  const twofold = new Map<string, ValueLine>()
  for (const line of lines) {
    const cell = cellOf(line)
    const before = first.get(cell)
    if (!before) first.set(cell, line)
    if (repeated.has(cell) || (before && figureOf(before) !== figureOf(line)))
      twofold.set(cell, before ?? line)
  }
  return twofold
}

/** What a line tells of its cell, without its place, its note and the findings. */
function figureOf([, , , , , value, reason, status, bound, , , parts]: ValueLine): string {
  return JSON.stringify([value, reason, status, bound, parts])
}

const placeOf = ({ row, column }: ImportFinding) => `${row} ${column}`
const cellOf = ([, , indicator, region, period]: ValueLine) => cellKey({ indicator, region, period })

/** What any collector last brought of each cell. */
async function collectedCells(
  reader: Reader,
  lines: readonly ValueLine[],
): Promise<ReadonlyMap<string, CollectedValue>> {
  const found = new Map<string, CollectedValue>()
  for (const [indicator, of] of Map.groupBy(lines, (line) => line[2])) {
    const regions = [...new Set(of.map((line) => line[3]))]
    for (const value of await collectedOf(reader, indicator, regions))
      found.set(cellKey({ indicator, ...value }), value)
  }
  return found
}

function isSame(before: CollectedValue, line: ValueLine): boolean {
  const [, , , , , value, reason, status, bound, , , parts] = line
  return (
    isSameDecimal(before.value, value) &&
    before.reason === reason &&
    before.status === status &&
    before.bound === bound &&
    isSameDecimal(before.numerator, parts?.[0]) &&
    isSameDecimal(before.denominator, parts?.[1])
  )
}
