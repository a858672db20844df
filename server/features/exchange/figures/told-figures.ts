import type { Provenance } from '#metrics/series/observation.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { ExchangedFigure } from '../../../exchange/observation-structure.ts'
import type { ChangedFigure } from './queries.ts'

/** A figure of a cell, or the fact that no figure stands there any more. */
export type ToldFigure = ExchangedFigure & { readonly gone?: true }

/** The revisions that stand, one for each cell: the newest; a demo value only where there is no other. Rule A-2. */
export function standingFigures<Figure extends ExchangedFigure>(series: readonly Figure[]): Figure[] {
  const standing: Figure[] = []
  for (const figure of series) {
    const known = standing.at(-1)
    if (known?.period !== figure.period) standing.push(figure)
    else if (supersedes(withKnownProvenance(figure), withKnownProvenance(known)))
      standing[standing.length - 1] = figure
  }
  return standing
}

function withKnownProvenance({ provenance, revision }: ExchangedFigure) {
  return { provenance: provenance as Provenance, revision }
}

/**
 * The changes for a receiver who knows a series as it was at `since`: the cells that changed, and those that are empty now. With the
 * history it is every approval since; a revoked cell is told as empty first, then with all of its approved revisions. With `isOther` every
 * cell is told like one that changed, since the catalogue tells other things beside its figures.
 */
export function changesOf(
  series: readonly ChangedFigure[],
  {
    since,
    history,
    isOther,
  }: { readonly since: number; readonly history: boolean; readonly isOther: boolean },
): ToldFigure[] {
  const told: ToldFigure[] = []
  for (const cell of Map.groupBy(series, ({ period }) => period).values()) {
    const approved = cell.filter(({ stands }) => stands === 1)
    const before = cell.filter(({ stood }) => stood === 1)
    const isNew = ({ decidedWith }: ChangedFigure) => isOther || decidedWith > since
    if (history) {
      const lost = before.find(({ stands }) => isOther || stands === 0)
      told.push(...(lost ? [{ ...lost, gone: true as const }, ...approved] : approved.filter(isNew)))
      continue
    }
    const [[now], [then]] = [standingFigures(approved), standingFigures(before)]
    if (!now) told.push(...(then ? [{ ...then, gone: true as const }] : []))
    else if (now.revision !== then?.revision || isNew(now)) told.push(now)
  }
  return told
}

/** The changes of a computed series between two states of knowledge; both are in the order of their periods. */
export function changesOfComputed(
  before: readonly ExchangedFigure[],
  now: readonly ExchangedFigure[],
  { isOther }: { readonly isOther: boolean },
): ToldFigure[] {
  const [then, still] = [byPeriod(before), byPeriod(now)]
  return [...new Set([...then.keys(), ...still.keys()])].sort().flatMap((period): ToldFigure[] => {
    const [was, is] = [then.get(period), still.get(period)]
    if (!is) return was ? [{ ...was, gone: true }] : []
    return was && !isOther && contentOf(was) === contentOf(is) ? [] : [is]
  })
}

function byPeriod(figures: readonly ExchangedFigure[]): Map<string, ExchangedFigure> {
  return new Map(figures.map((figure) => [figure.period, figure]))
}

/** The content of a figure without its approval: a component may be approved anew without changing anything. */
function contentOf({ approvedAt: _approvedAt, sequence: _sequence, ...content }: ExchangedFigure): string {
  return JSON.stringify(content)
}
