import type { Assessment } from '../assessment.ts'
import { dayNumber } from '../period/civil-date.ts'
import type { Light } from '../catalogue/light-rule.ts'
import { isFarBelow, type RankAmong } from './among.ts'
import { agendaKinds, type TargetKind } from './kinds.ts'
import { contradicts, type Judgement } from './narrative.ts'

/** The verdict on a target, and its chance. */
interface JudgedOutcome extends Pick<
  Assessment,
  'light' | 'completion' | 'distance' | 'schedule' | 'gap' | 'overdueDays'
> {
  /** The probability (0…1) that it will be attained; null where none is computed. */
  readonly chance: number | null
}

/** A target as it stood at a meeting. */
export interface TargetOutcome extends JudgedOutcome {
  readonly target: string
  /** The last day, `YYYY-MM-DD`; null where the text gives none. */
  readonly due: string | null
  /** The expectation of its organisation, where it was asked and has answered. */
  readonly judgement?: Judgement | null
  /** The last period, in SDMX form, whose value was returned and not reported again. */
  readonly returned?: string | null
  /** The period of its value, where a check asked about the value and nobody explained it. */
  readonly unexplained?: string | null
  /** Its rank among the targets that share its indicator, basis and due date. */
  readonly among?: RankAmong | null
}

/** All targets of a meeting at its reference date. */
export interface Picture {
  readonly at: string
  readonly standings: readonly TargetOutcome[]
}

/** An earlier meeting of the series: its frozen picture, and the lights of that day by what is known now. */
export interface EarlierMeeting extends Picture {
  readonly revised?: ReadonlyMap<string, Light | null>
}

/** The figures of an item's sentence. Those of the last meeting are null where there was none, or it lacks the target; its gap also where a correction has changed its light. */
export interface AgendaFigures extends JudgedOutcome {
  /** Days from the reference date to the due date; negative after it. */
  readonly daysLeft: number | null
  /** The number of meetings in a row, with this one, at which the target had this light; far-behind and missed count as one. */
  readonly meetings: number
  readonly lastLight: Light | null
  readonly lastGap: number | null
  readonly lastChance: number | null
  /** The last meeting's light by what is known now, where it differs. */
  readonly revisedLight: Light | null
  /** The fields of these names in `TargetOutcome`; null where it has none. */
  readonly judgement: Judgement | null
  readonly returned: string | null
  readonly unexplained: string | null
  readonly among: RankAmong | null
}

export interface AgendaItem {
  readonly kind: TargetKind
  readonly target: string
  readonly figures: AgendaFigures
}

/** The probability below which attainment is 不大可能. */
const UNLIKELY = 0.33

/** The number of days within which a due date is on the agenda. */
export const DUE_SOON_DAYS = 30

const red: ReadonlySet<Light | null> = new Set(['far-behind', 'missed'])

/**
 * The agenda of a meeting's targets: those that are red, unreported, in doubt, contradicted, behind the others, due, returned, unexplained,
 * revised, recovered or met, and those that somebody added. It follows from the picture and the frozen pictures of the series' earlier
 * meetings, newest first. Rules J-1 to J-3.
 */
export function agendaOf(
  now: Picture,
  earlier: readonly EarlierMeeting[],
  added: ReadonlySet<string> = new Set(),
): AgendaItem[] {
  const before = earlier.map(({ standings }) => new Map(standings.map((one) => [one.target, one])))
  const items = now.standings.flatMap((standing) => {
    const past = before.map((meeting) => meeting.get(standing.target))
    const figures = figuresOf(standing, past, now.at, earlier[0]?.revised)
    const kinds = kindsOf(standing, past[0], figures)
    if (added.has(standing.target)) kinds.push('added')
    return kinds.map((kind) => ({ kind, target: standing.target, figures }))
  })
  return items.sort(inOrder)
}

function figuresOf(
  standing: TargetOutcome,
  past: readonly (TargetOutcome | undefined)[],
  at: string,
  revised: EarlierMeeting['revised'],
): AgendaFigures {
  const { target, light, completion, distance, schedule, gap, chance, overdueDays, due } = standing
  const [last] = past
  const ended = past.findIndex((one) => one === undefined || classOf(one.light) !== classOf(light))
  const again = revised?.get(target)
  const revisedLight = last && again !== undefined && again !== last.light ? again : null
  return {
    light,
    completion,
    distance,
    schedule,
    gap,
    chance,
    overdueDays,
    daysLeft: due === null ? null : dayNumber(due) - dayNumber(at),
    meetings: 1 + (ended < 0 ? past.length : ended),
    lastLight: last?.light ?? null,
    lastGap: revisedLight === null ? (last?.gap ?? null) : null,
    lastChance: last?.chance ?? null,
    revisedLight,
    judgement: standing.judgement ?? null,
    returned: standing.returned ?? null,
    unexplained: standing.unexplained ?? null,
    among: standing.among ?? null,
  }
}

/** The class of a light; far-behind and missed are both red to a meeting. */
const classOf = (light: Light | null) => (red.has(light) ? 'red' : light)

function kindsOf(
  standing: TargetOutcome,
  last: TargetOutcome | undefined,
  figures: AgendaFigures,
): TargetKind[] {
  const { light, chance } = standing
  const { daysLeft, revisedLight, judgement, returned, unexplained, among } = figures
  const kinds: TargetKind[] = []
  if (red.has(light)) kinds.push(last && !red.has(last.light) ? 'newly-red' : 'red')
  else if (light === 'overdue') kinds.push('overdue-report')
  else if (light === 'met') {
    if (last && last.light !== 'met') kinds.push('newly-met')
  } else {
    // A red light that a correction took back is no recovery.
    const wasRed = last && red.has(last.light) && red.has(revisedLight ?? last.light)
    if (wasRed && (light === 'on-schedule' || light === 'behind')) kinds.push('recovered')
    const expected = last?.chance ?? 1
    if (chance !== null && chance < UNLIKELY && expected >= UNLIKELY) kinds.push('unlikely')
    if (among !== null && isFarBelow(among)) kinds.push('below-median')
  }
  if (contradicts(judgement, light)) kinds.push('contradiction')
  const isOpen = light !== null && light !== 'met' && light !== 'missed'
  if (isOpen && daysLeft !== null && daysLeft >= 0 && daysLeft <= DUE_SOON_DAYS) kinds.push('due-soon')
  if (returned !== null) kinds.push('returned-value')
  if (unexplained !== null) kinds.push('unexplained-value')
  if (revisedLight !== null) kinds.push('light-revised')
  return kinds
}

/** Sorts items by kind; within a kind the worst first (longest overdue, nearest due, largest shortfall), then as on the board. Rule J-3. */
function inOrder(a: AgendaItem, b: AgendaItem): number {
  return agendaKinds.indexOf(a.kind) - agendaKinds.indexOf(b.kind) || weightOf(a) - weightOf(b)
}

function weightOf({ kind, figures }: AgendaItem): number {
  if (kind === 'overdue-report') return -(figures.overdueDays ?? 0)
  if (kind === 'due-soon') return figures.daysLeft!
  if (kind === 'unlikely') return figures.chance!
  if (kind === 'below-median') return figures.among!.share - figures.among!.median
  return figures.gap ?? 0
}
