import type { Assessment } from '../assessment.ts'
import { dayNumber } from '../period/civil-date.ts'
import type { Light } from '../catalogue/light-rule.ts'
import { isFarBelow, type StandingAmong } from './among.ts'
import { agendaKinds, type TargetKind } from './kinds.ts'
import { contradicts, type Judgement } from './narrative.ts'

/** What the judge says of a target, and how it may end. */
interface JudgedOutcome extends Pick<
  Assessment,
  'light' | 'completion' | 'distance' | 'schedule' | 'gap' | 'overdueDays'
> {
  /** Probability (0…1) that it will be attained; null where none is told. */
  readonly chance: number | null
}

/** A target as it stood at a meeting. */
export interface TargetStanding extends JudgedOutcome {
  readonly target: string
  /** Last day, `YYYY-MM-DD`; null where the text gives none. */
  readonly due: string | null
  /** What its organisation itself expects, where it was asked and has answered. */
  readonly judgement?: Judgement | null
  /** The last period, in SDMX form, whose value was returned and not reported anew. */
  readonly returned?: string | null
  /** The period of its value, where that was asked about and nobody explained it. */
  readonly unexplained?: string | null
  /** Where it stands among those that share its indicator. */
  readonly among?: StandingAmong | null
}

/** All targets of a meeting at its reference date. */
export interface Picture {
  readonly at: string
  readonly standings: readonly TargetStanding[]
}

/** An earlier meeting of the series: its picture as it was frozen, and the lights of that day by all that is known now. */
export interface EarlierMeeting extends Picture {
  readonly revised?: ReadonlyMap<string, Light | null>
}

/** The figures that an item's sentence is made of. Those of the last meeting are null where there was none, or it had none. */
export interface AgendaFigures extends JudgedOutcome {
  /** Days from the reference date to the due date; negative once it has passed. */
  readonly daysLeft: number | null
  /** Meetings in a row, this one included, at which it was red, or overdue. */
  readonly meetings: number
  readonly lastLight: Light | null
  readonly lastGap: number | null
  readonly lastChance: number | null
  /** The last meeting's light by what is known now, where it is another. */
  readonly revisedLight: Light | null
  readonly judgement: Judgement | null
  readonly returned: string | null
  readonly unexplained: string | null
  readonly among: StandingAmong | null
}

export interface AgendaItem {
  readonly kind: TargetKind
  readonly target: string
  readonly figures: AgendaFigures
}

/** Below it attainment is 不大可能. */
const UNLIKELY = 0.33

/** A due date within so many days is on the agenda. */
export const DUE_SOON_DAYS = 30

const red: ReadonlySet<Light | null> = new Set(['far-behind', 'missed'])

/**
 * What a meeting is to say of its targets: what is red, unreported, in doubt, contradicted, behind the others, due, returned, revised,
 * recovered and met, from its picture and the frozen pictures of the series' earlier meetings, newest first; and the targets that
 * somebody added. Rules J-1 to J-3.
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
  standing: TargetStanding,
  past: readonly (TargetStanding | undefined)[],
  at: string,
  revised: EarlierMeeting['revised'],
): AgendaFigures {
  const { target, light, completion, distance, schedule, gap, chance, overdueDays, due } = standing
  const [last] = past
  const ended = past.findIndex((one) => one === undefined || classOf(one.light) !== classOf(light))
  const again = revised?.get(target)
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
    lastGap: last?.gap ?? null,
    lastChance: last?.chance ?? null,
    revisedLight: last && again !== undefined && again !== last.light ? again : null,
    judgement: standing.judgement ?? null,
    returned: standing.returned ?? null,
    unexplained: standing.unexplained ?? null,
    among: standing.among ?? null,
  }
}

/** far-behind and missed are one to a meeting: red. */
const classOf = (light: Light | null) => (red.has(light) ? 'red' : light)

function kindsOf(
  standing: TargetStanding,
  last: TargetStanding | undefined,
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
    if (last && red.has(last.light) && (light === 'on-schedule' || light === 'behind'))
      kinds.push('recovered')
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

/** By kind; within one the worst first (the longest overdue, the nearest due, the largest shortfall); then as on the board. Rule J-3. */
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
