import type { CatalogueIndex } from '#metrics/catalogue-index.ts'
import type { Observation } from '#metrics/observation.ts'
import type { Finding } from '#metrics/checks/finding.ts'
import { checkObservations } from '#metrics/quality.ts'
import { isRealExplanation } from '#metrics/real-explanation.ts'
import { observationOf } from '../../db/observation-row.ts'
import type { Reader } from '../../db/store.ts'
import type { RefusalCode } from '../../errors.ts'
import { knownRevisions } from '../../live/queries.ts'
import type { ItemFault } from './item-fault.ts'
import type { ReadItem } from './read-items.ts'

/** How strictly findings are taken: a draft may wait to be put right, a publishing program is not asked for reasons. */
export type Strictness = 'draft' | 'submission' | 'publication'

/** Everything the database knows now. */
const now = Number.MAX_SAFE_INTEGER

/** Runs the checks of `metrics/quality` over a batch, beside the values already known. Findings are by item index. */
export async function checkItems(
  reader: Reader,
  catalogue: CatalogueIndex,
  today: string,
  items: readonly ReadItem[],
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const known = await knownSeries(reader, catalogue, items)
  const findings = checkObservations({
    today,
    cells: items.map(({ item, indicator, region, period }) => ({
      indicator,
      region,
      period,
      value: item.value,
      ...(item.reason === undefined ? {} : { reason: item.reason }),
      series: known.get(`${indicator.id} ${region}`) ?? [],
      targets: catalogue.targetsOn(indicator.id, region).map(({ target }) => target),
    })),
  })
  return Map.groupBy(findings, ({ cell }) => items[cell]!.index)
}

/** Values of each series, from before the first span that a target on it has to the last period of the batch. */
async function knownSeries(
  reader: Reader,
  catalogue: CatalogueIndex,
  items: readonly ReadItem[],
): Promise<ReadonlyMap<string, readonly Observation[]>> {
  const known = new Map<string, readonly Observation[]>()
  const bySeries = Map.groupBy(items, ({ indicator, region }) => `${indicator.id} ${region}`)
  for (const [key, cells] of bySeries) {
    const { indicator, region } = cells[0]!
    const starts = catalogue
      .targetsOn(indicator.id, region)
      .map(({ record }) => Number(record.start.slice(0, 4)))
    const years = cells.map(({ period }) => period.year)
    const span = { from: Math.min(...starts, ...years) - 1, to: Math.max(...years) }
    const rows = await knownRevisions(reader, [{ indicator: indicator.id, region }], span, now)
    known.set(
      key,
      rows.map((row) => observationOf(row, now)),
    )
  }
  return known
}

/** Errors that a draft may be kept with: they are about the figure, and it is not finished. */
const waitsInDraft = new Set(['too-many-decimals', 'negative-value', 'above-ceiling', 'year-to-date-falls'])

const refusals: Readonly<Record<string, RefusalCode>> = {
  'reason-needed': 'reason-needed',
  'duplicate-cell': 'duplicate-cell',
  'wrong-frequency': 'wrong-frequency',
  'period-not-ended': 'period-not-ended',
}

/** What findings refuse: errors always, queries where a person submits without a real explanation. */
export function faultsAmong(
  { index, item }: ReadItem,
  findings: readonly Finding[],
  strictness: Strictness,
): ItemFault[] {
  const explained = item.note !== undefined && isRealExplanation(item.note)
  const blocks = ({ severity, code }: Finding): boolean => {
    if (severity === 'error') return strictness !== 'draft' || !waitsInDraft.has(code)
    return strictness === 'submission' && !explained
  }
  return findings.filter(blocks).map(({ code, severity, field, message }) => ({
    index,
    field: severity === 'query' ? 'note' : field,
    code,
    refusal: severity === 'query' ? 'explanation-needed' : (refusals[code] ?? 'bad-value'),
    detail: message,
  }))
}
