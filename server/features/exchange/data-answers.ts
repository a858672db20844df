import { createHash } from 'node:crypto'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { isDisclosedTo } from '#metrics/catalogue/indicator.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { parsePeriod, periodStart } from '#metrics/period.ts'
import type { Actor } from '../../access/actor.ts'
import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { withAttributes, type Dataset } from '../../exchange/dataset.ts'
import type { StreamedAnswer } from './streamed-answer.ts'
import { ledgerHashAt } from '../../judging/queries.ts'
import { concerns } from '../../judging/scope.ts'
import { knownUpTo, viewOf, viewOn, type View } from '../../judging/view.ts'
import type { FormAsked } from './asked-format.ts'
import { readKey } from './asked-key.ts'
import { followKinds } from './last-change.ts'
import { observationDataset, structureOf } from './figures/observation-dataset.ts'
import type { FiguresKnown } from './figures/read-figures.ts'
import type { Visible } from './figures/told-series.ts'
import { targetDataset, targetStructureOf } from './target-dataset.ts'
import { writtenAs } from './written-as.ts'

/** A request for data. */
export interface DataAsked extends FormAsked {
  /** The id of the dataflow, and the key of SDMX REST within it (`readKey`). */
  readonly flow: string
  readonly key: string
  /** Filters by component. */
  readonly filters: Readonly<Record<string, string | undefined>>
  /** The reference date, for targets. */
  readonly at?: string
  readonly asOf?: string
  readonly updatedAfter?: string
  readonly includeHistory: boolean
  /** The number of newest observations of each series. */
  readonly last?: number
  /** Whether in SDMX-JSON every observation has its whole key, rather than being grouped by series. */
  readonly flat: boolean
  /** Ids of attributes, separated by commas; `dsd` and `all` mean all of them. */
  readonly attributes: string
}

/** Answers requests for approved figures and targets, as far as the caller may see them. */
export function dataAnswers(deps: Deps): (actor: Actor, asked: DataAsked) => Promise<StreamedAnswer> {
  const { store, catalogue, clock, version } = deps
  const lastChange = followKinds(
    store,
    new Set([observationKinds.approved, observationKinds.revoked, catalogueChanged]),
  )
  return async (actor, asked) => {
    // The tag is taken before the data are read: an approval in between makes data that are newer than their tag, never older.
    const live = asked.flow === 'OBSERVATIONS' ? lastChange() : store.head().hash
    const { at, asOf } = asked
    const view = await viewOf(deps, { ...(at !== undefined && { at }), ...(asOf !== undefined && { asOf }) })
    // Figures of the past bear the names of today's catalogue.
    const named = { ...view, index: asked.flow === 'OBSERVATIONS' ? catalogue.current() : view.index }
    const dataset = narrowed(await datasetOf(deps, named, actor, asked), asked)
    const hash = asOf === undefined ? live : await ledgerHashAt(store.reader, view.asOf)
    const distinguishing = [version, hash, actor.boards, actor.disclosed, view.at, asked]
    const tag = createHash('sha256').update(JSON.stringify(distinguishing)).digest('base64url').slice(0, 22)
    return {
      version: tag,
      ...writtenAs(dataset, asked, { id: `${asked.flow}-${view.asOf}`, prepared: clock.now() }),
    }
  }
}

async function datasetOf(deps: Deps, view: View, actor: Actor, asked: DataAsked): Promise<Dataset> {
  if (asked.flow === 'OBSERVATIONS') return figuresOf(deps, view, actor, asked)
  if (asked.flow === 'TARGETS') return targetsOf(view, actor, asked)
  throw new AppError(
    'not-found',
    `没有数据流“${asked.flow}”：请用 OBSERVATIONS（审定数据）或 TARGETS（目标与灯）。`,
  )
}

async function figuresOf(deps: Deps, view: View, actor: Actor, asked: DataAsked): Promise<Dataset> {
  if (asked.format === 'json-stat' && asked.includeHistory)
    throw new AppError(
      'bad-request',
      'JSON-stat 一格只有一个数，不能带 includeHistory：请改用 sdmx-csv 或 sdmx-json。',
    )
  if (!asked.format.startsWith('sdmx') && asked.updatedAfter !== undefined)
    throw new AppError(
      'bad-request',
      `${asked.format} 说不出哪个数已被撤销，不能带 updatedAfter：请改用 sdmx-csv 或 sdmx-json。`,
    )
  const key = readKey(structureOf(view.index), asked.key, asked.filters)
  const { from, to, periods } = key.time
  const regions = key.codesOf(1)
  const before = await toldBefore(deps, view, asked.updatedAfter)
  const seenBy = (index: CatalogueIndex) => visibleTo(actor, index, key.codesOf(0))
  const isWhole = actor.boards === undefined && asked.key === '' && Object.keys(asked.filters).length === 0
  return observationDataset(view, {
    ...seenBy(view.index),
    ...(regions && { regions }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(before && { before: { ...before, ...seenBy(before.index) } }),
    ...(!isWhole && {
      isCellAsked: ({ key: [indicator, region, frequency, period] }) =>
        key.matches([indicator, region, frequency]) &&
        (periods?.has(period!) ?? true) &&
        (from === undefined || startsFrom(period!, from)),
    }),
    ...(asked.last !== undefined && { last: asked.last }),
    history: asked.includeHistory,
  })
}

function startsFrom(text: string, day: string): boolean {
  const period = parsePeriod(text)
  return period !== undefined && periodStart(period) >= day
}

/** The figures that the caller may have by a catalogue: of the indicators requested, on the boards to which a token is narrowed. */
function visibleTo(
  { boards, disclosed }: Actor,
  index: CatalogueIndex,
  asked: ReadonlySet<string> | undefined,
): Visible {
  const ids = [...(asked ?? index.indicators.keys())]
  const indicators = disclosed ? new Set(ids.filter((id) => isDisclosedTo(index, id, disclosed))) : asked
  return {
    ...(indicators && { indicators }),
    ...(boards && { isAsked: (series) => boards.some((board) => concerns(index, board, series)) }),
  }
}

/** What was known, and by which catalogue, at the ledger entry after which a request wants changes. @throws AppError bad-request */
async function toldBefore(
  { store, catalogue, clock }: Deps,
  { reader, asOf }: View,
  updatedAfter: string | undefined,
): Promise<FiguresKnown | undefined> {
  if (updatedAfter === undefined) return undefined
  const since = await knownUpTo(store, updatedAfter, 'updatedAfter')
  if (since <= asOf) return { reader, asOf: since, index: (await catalogue.asOf(since)).on(clock.today()) }
  throw new AppError('bad-request', 'updatedAfter 应早于 asOf。')
}

function targetsOf(view: View, { boards, disclosed }: Actor, asked: DataAsked): Dataset {
  if (asked.includeHistory || asked.updatedAfter !== undefined || asked.last !== undefined)
    throw new AppError(
      'bad-request',
      '目标与灯按基准日现算：请用 at（或 c[TIME_PERIOD]=日期）和 asOf，不用 includeHistory、updatedAfter、lastNObservations。',
    )
  const day = asked.filters['TIME_PERIOD'] ?? view.at
  if (!isDate(day)) throw new AppError('bad-request', `没有这一天：${day}。基准日请写成 2024-10-31。`)
  const { index } = viewOn(view, day)
  const key = readKey(targetStructureOf(index), asked.key, {
    ...asked.filters,
    TIME_PERIOD: undefined,
  })
  const own = boards && new Set(boards.flatMap((board) => index.targetsIn(board) ?? []))
  const targets = [...index.targets.values()].filter(
    (entry) =>
      (own?.has(entry) ?? true) &&
      (disclosed === undefined || isDisclosedTo(index, entry.record.indicator, disclosed)) &&
      key.matches([entry.record.id, entry.record.region, 'D']),
  )
  return targetDataset(viewOn(view, day), targets)
}

/** A dataset with the requested attributes alone. The provenance of figures always stays, so that nobody takes demo data for real. */
function narrowed(dataset: Dataset, { attributes }: DataAsked): Dataset {
  const asked = attributes.split(',')
  if (asked.includes('dsd') || asked.includes('all')) return dataset
  return withAttributes(dataset, new Set([...asked, 'PROVENANCE']))
}
