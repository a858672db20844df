import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { disclosureOf, type Indicator } from '#metrics/catalogue/indicator.ts'
import { goneFigures, readFigures, type FiguresKnown, type FiguresSpan } from './read-figures.ts'
import type { ToldFigure } from './told-figures.ts'

/** The figures that a caller may see by a catalogue, among those that are asked for; a field that is left out does not narrow them. */
export interface Visible {
  readonly indicators?: ReadonlySet<string>
  /** Whether a series is requested and the caller may see it; where this is left out, every stored series. */
  readonly isAsked?: (series: SeriesName) => boolean
}

/** The figures that are asked for, and from which state of knowledge on. */
interface SeriesToTell extends Visible {
  readonly regions?: ReadonlySet<string>
  /** What the receiver was told before; only what differs from that is told. */
  readonly before?: FiguresKnown & Visible
  readonly span: Omit<FiguresSpan, 'regions' | 'before'>
}

/** Figures of an indicator in one region. */
interface FiguresTold {
  readonly indicator: Indicator
  readonly figures: readonly ToldFigure[]
}

/**
 * The figures to tell, indicator by indicator in the order of their ids. Compared with what was told before, a series that the caller could
 * not see then is told whole, and one that the caller can see no longer is deleted.
 */
export async function* toldSeries(known: FiguresKnown, asked: SeriesToTell): AsyncGenerator<FiguresTold> {
  for (const id of indicatorsAsked(known, asked))
    for (const { indicator, figures } of readingsOf(known, asked, id))
      for await (const series of figures) yield { indicator, figures: series }
}

/** The indicators that may be told, of now and of before. */
function indicatorsAsked({ index }: FiguresKnown, { indicators, before }: SeriesToTell): string[] {
  const ids = new Set(indicators ?? index.indicators.keys())
  for (const id of before ? (before.indicators ?? before.index.indicators.keys()) : []) ids.add(id)
  return [...ids].sort()
}

interface Reading {
  readonly indicator: Indicator
  readonly figures: AsyncIterable<ToldFigure[]>
}

/** The parts of an indicator's figures that are read: changes, series that the caller could not see before, series seen no longer. */
function readingsOf(known: FiguresKnown, asked: SeriesToTell, id: string): Reading[] {
  const { before, span } = asked
  const now = seenOf(known.index, asked, asked.regions, id)
  const whole = (seen: Seen): Reading => ({
    indicator: seen.indicator,
    figures: readFigures(known, seen.indicator, { ...span, regions: seen.regions }),
  })
  if (!before) return now ? [whole(now)] : []
  const then = seenOf(before.index, before, asked.regions, id)
  const gone = (seen: Seen): Reading => ({
    indicator: seen.indicator,
    figures: goneFigures(before, seen.indicator, { ...span, regions: seen.regions }),
  })
  if (!now || !then) return now ? [whole(now)] : then ? [gone(then)] : []
  // An indicator that was reported and is computed now, or the reverse, has other figures under the same name.
  if (isComputed(now) !== isComputed(then)) return [gone(then), whole(now)]
  const isOther = toldBeside(known.index, now) !== toldBeside(before.index, then)
  const { lost, kept, added } = regionsOf(then, now)
  const changed = (regions: Seen['regions']): Reading => ({
    indicator: now.indicator,
    figures: readFigures(known, now.indicator, { ...span, regions, before: { ...before, isOther } }),
  })
  return [
    ...(lost.length === 0 ? [] : [gone({ ...then, regions: lost })]),
    ...(kept?.length === 0 ? [] : [changed(kept)]),
    ...(added.length === 0 ? [] : [whole({ ...now, regions: added })]),
  ]
}

/** An indicator with the regions in which a caller may see it; undefined stands for every stored region, also one that the catalogue no longer has. */
interface Seen {
  readonly indicator: Indicator
  readonly regions: readonly string[] | undefined
}

function seenOf(
  index: CatalogueIndex,
  { indicators, isAsked }: Visible,
  asked: ReadonlySet<string> | undefined,
  id: string,
): Seen | undefined {
  const indicator = index.indicators.get(id)
  if (!indicator || indicators?.has(id) === false) return undefined
  if (!asked && !isAsked) return { indicator, regions: undefined }
  const candidates = [...(asked ?? index.regions.keys())].sort()
  const regions = isAsked ? candidates.filter((region) => isAsked({ indicator: id, region })) : candidates
  return regions.length === 0 ? undefined : { indicator, regions }
}

const isComputed = ({ indicator }: Seen) => indicator.formula !== undefined

/** The regions that a caller could see only before, those of both times, and those that the caller can see only now. */
function regionsOf(then: Seen, now: Seen) {
  const [before, since] = [new Set(then.regions), new Set(now.regions)]
  return {
    lost: [...before].filter((region) => !since.has(region)),
    kept: now.regions?.filter((region) => before.has(region)),
    added: [...since].filter((region) => !before.has(region)),
  }
}

/** What the catalogue tells beside each figure of an indicator. */
function toldBeside(index: CatalogueIndex, { indicator }: Seen): string {
  const { id, unit, decimals, source } = indicator
  return JSON.stringify([unit, decimals, source?.producer, disclosureOf(index, id) === 'public'])
}
