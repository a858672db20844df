import { createHash } from 'node:crypto'
import type { FilledCell, FilledFiling } from '#metrics/imports/filled-filing.ts'
import { typedText } from '#metrics/imports/filing-sheet.ts'
import type { Finding } from '#metrics/checks/finding.ts'
import type { Actor } from '../../../access/actor.ts'
import type { FilingUploadLook, NotTaken } from '../../../contract/filing-uploads.ts'
import type { ObservationItem } from '../../../contract/observations.ts'
import type { Deps } from '../../../deps.ts'
import { fileUses } from '../../../files/file-types.ts'
import { viewOf } from '../../../judging/view.ts'
import type { TableFile } from '../../../workbooks/read-workbook.ts'
import type { Heavy } from '../../../workers/run-in-thread.ts'
import { checkBeforeTransaction } from '../check-ahead.ts'
import { checkOfBatch } from '../post-observations.ts'
import { filingAsked, typedInput, type AskedCell, type FilingAsked } from './expected-filing.ts'
import type { run } from './read-filled.ts'

export type UploadNeeds = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files' | 'runApart'>

/** The filing, and the day at which it is read. */
export interface FilingNamed {
  readonly id: string
  readonly at?: string | undefined
}

const reading: Heavy = {
  module: new URL('./read-filled.ts', import.meta.url),
  limits: { seconds: 20, megabytes: 768 },
  tooLong: '这份文件读了 20 秒还没有读完，没有结果。请重新下载模板，只填其中的格，再传。',
  tooLarge: '这份文件读起来要占用的内存太多，没有结果。请重新下载模板，只填其中的格，再传。',
}

/**
 * Previews what a filled template would change in a filing, cell by cell. Only the file is kept, for a day. @throws AppError
 * organisation-not-allowed, not-found, bad-item for a template of another filing, and the refusals of `readWorkbook`
 */
export async function previewUpload(
  deps: UploadNeeds,
  actor: Actor,
  filing: FilingNamed,
  file: TableFile,
): Promise<FilingUploadLook> {
  const { told } = await readUpload(deps, actor, filing, file)
  const { hash } = await deps.files.put([file.bytes], {
    use: fileUses.templates,
    name: file.name,
    by: actor.id,
  })
  return { file: hash, ...told }
}

/** What a filled template would change, as its sender is told, and the items by which that is stored. */
export interface UploadRead {
  readonly told: Omit<FilingUploadLook, 'file'>
  readonly items: readonly ObservationItem[]
}

export async function readUpload(
  deps: UploadNeeds,
  actor: Actor,
  { id, at }: FilingNamed,
  file: TableFile,
): Promise<UploadRead> {
  const view = await viewOf(deps, at === undefined ? {} : { at })
  const asked = await filingAsked(view, actor, id)
  const filled = await deps.runApart<typeof run>(reading, { file, expected: asked.expected })
  const { taken, findings, faulty } = await soundCells(deps, actor, asked, filled)
  const told = {
    changes: taken.map((cell, place) => changeOf(asked, cell, findings.get(place) ?? [])),
    notTaken: [...filled.notTaken, ...faulty].toSorted((a, b) => rowIn(a) - rowIn(b)),
    further: filled.further,
  }
  return { told: { digest: digestOf(told), ...told }, items: taken.map((cell) => itemOf(asked, cell)) }
}

interface SoundCells {
  readonly taken: readonly FilledCell[]
  /** The findings by the places of the cells taken. */
  readonly findings: ReadonlyMap<number, readonly Finding[]>
  readonly faulty: readonly NotTaken[]
}

/** The cells that may be kept as drafts. Refused cells are left out, and the rest is checked once more without them. */
async function soundCells(
  deps: UploadNeeds,
  actor: Actor,
  asked: FilingAsked,
  { changes }: FilledFiling,
): Promise<SoundCells> {
  const faulty: NotTaken[] = []
  let taken = changes
  while (taken.length > 0) {
    const items = taken.map((cell) => itemOf(asked, cell))
    const check = await checkOfBatch(deps, actor, { items, submit: false })
    const { checked } = await checkBeforeTransaction(deps.store, check)
    if (checked.faults.length === 0) return { taken, findings: checked.findings, faulty }
    const byCell = Map.groupBy(checked.faults, ({ index }) => index)
    for (const [place, faults] of byCell)
      faulty.push(notTakenOf(asked, taken[place]!, faults.map(({ detail }) => detail).join('')))
    taken = taken.filter((_, place) => !byCell.has(place))
  }
  return { taken, findings: new Map(), faulty }
}

/** The row of a place; what is not in a single cell comes first. */
const rowIn = ({ place }: NotTaken) => Number(place.replace(/^[A-Z]+/, ''))
const cellOf = ({ cells }: FilingAsked, { key }: FilledCell): AskedCell => cells.get(key)!

/** The item of a typed cell; the first value by another counting rule keeps its mark (B). */
function itemOf(asked: FilingAsked, cell: FilledCell): ObservationItem {
  const { indicator, region, current } = cellOf(asked, cell)
  const { value, reason, note, basedOn } = cell
  const named = { indicator: indicator.id, region, period: asked.period, basedOn }
  const noted = note === '' ? {} : { note }
  if (!value) return { ...named, value: null, reason: reason!, ...noted }
  return {
    ...named,
    ...(value.parts ?? { value: value.value }),
    ...(value.bound && { bound: value.bound }),
    ...(current?.status === 'B' && { status: 'B' as const }),
    ...noted,
  }
}

function changeOf(
  asked: FilingAsked,
  cell: FilledCell,
  findings: readonly Finding[],
): FilingUploadLook['changes'][number] {
  const { indicator, region, known, current } = cellOf(asked, cell)
  const { place, value, reason, note, remark } = cell
  return {
    ...{ place, indicator: indicator.id, region, name: known.name },
    ...{ regionName: known.regionName, unit: known.unit },
    before: typedInput(current),
    after: { text: textOf(value), reason, note },
    remark,
    findings: findings.map(({ code, severity, message }) => ({ code, severity, message })),
  }
}

function textOf(value: FilledCell['value']): string {
  if (!value) return ''
  const { numerator = null, denominator = null } = value.parts ?? {}
  return typedText({ value: value.value, numerator, denominator, bound: value.bound ?? null })
}

function notTakenOf(asked: FilingAsked, cell: FilledCell, why: string): NotTaken {
  const { name, regionName } = cellOf(asked, cell).known
  return { place: cell.place, name: `${name} · ${regionName}`, text: textOf(cell.value), why }
}

function digestOf(told: object): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
