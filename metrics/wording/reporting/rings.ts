import type { Light } from '../../catalogue/light-rule.ts'
import { figureStateWords } from '../figures/states.ts'
import { eventKindWords } from '../installation/event-kinds.ts'
import { turnCauseWords, turnedLightText, type TurnCause } from '../judging/turned-lights.ts'
import { formatPeriodText } from '../periods.ts'

/** The name of a kind of messages in the list of switches. */
export const bellKindWords = {
  returned: figureStateWords.returned,
  revoked: eventKindWords['observation.revoked'],
  chased: '催报',
  due: '到期前后提醒',
  waiting: '待我审核',
  asked: '审核员询问',
  answered: '询问有答复',
  'entered-for': '代填本单位的数',
  disputed: '异议待我处理',
  questioned: '本单位的数有异议',
  settled: '我的异议有结果',
  stalled: '逾期无人报',
  unreviewed: '待审核积压',
  ordered: '督办',
  narrative: '会前说明',
  confirming: '变更待我确认',
  refused: '我的变更未获同意',
  turned: '亮灯变化',
} as const

type RingKind = keyof typeof bellKindWords
type ChangeKind = 'confirming' | 'refused'
type AskedKind = 'ordered' | 'narrative'

/** A ring on cells or filings, on what a meeting asks for, on a change that two persons make, or on lights, as it is told. */
interface FilingToWord {
  readonly kind: Exclude<RingKind, ChangeKind | AskedKind | 'turned'>
  readonly filing: string
  readonly organisationName: string
  readonly period: string
  readonly count: number
  readonly cells: readonly {
    readonly name: string
    readonly regionName: string
    readonly reason: string | null
  }[]
  readonly target?: string
  readonly actorName: string
}
interface AskedToWord {
  readonly kind: AskedKind
  readonly path: string
  readonly title: string
  readonly text: string
  readonly actorName: string
}
interface ChangeToWord {
  readonly kind: ChangeKind
  readonly page: string
  readonly title: string
  readonly reason: string | null
  readonly actorName: string
}
interface LightsToWord {
  readonly kind: 'turned'
  readonly cause: TurnCause
  readonly count: number
  readonly lights: readonly {
    readonly target: string
    readonly name: string
    readonly regionName: string
    readonly from: Light | null
    readonly to: Light | null
    readonly at: string
  }[]
}

/** A ring in words, with the page that it leads to. */
export interface RingWords {
  readonly title: string
  readonly about: string
  readonly details: readonly string[]
  readonly path: string
  /** Who decided, asked or submitted; 系统 for a due filing or a turned light. */
  readonly by: string
}

export function ringWords(ring: FilingToWord | AskedToWord | ChangeToWord | LightsToWord): RingWords {
  if (ring.kind === 'turned') return lightRingWords(ring)
  if ('path' in ring) {
    const { title, text: about, path, actorName: by } = ring
    return { title, about, details: [], path, by }
  }
  return 'page' in ring ? changeRingWords(ring) : filingRingWords(ring)
}

function lightRingWords({ count, cause, lights }: LightsToWord): RingWords {
  const [first] = lights
  return {
    title: count > 1 ? `${bellKindWords.turned} ${count} 个目标` : bellKindWords.turned,
    about: turnCauseWords[cause],
    details: withMore(lights.map(turnedLightText), count),
    path: first ? `/targets/${first.target}?at=${first.at}` : '/boards',
    by: '系统',
  }
}

function changeRingWords({ kind, page, title, reason, actorName }: ChangeToWord): RingWords {
  return {
    title: bellKindWords[kind],
    about: title,
    details: reason === null ? [] : [reason],
    path: `/${page}`,
    by: actorName,
  }
}

/** The kinds that count filings, and name the most urgent. */
const isOfFilings: ReadonlySet<RingKind> = new Set<RingKind>(['due', 'stalled', 'unreviewed'])

function filingRingWords(ring: FilingToWord): RingWords {
  const { kind, count, cells, organisationName, period, actorName } = ring
  const titles = {
    returned: `退回 ${count} 项`,
    revoked: `撤销审核 ${count} 项`,
    chased: `催报 ${count} 项`,
    due: count > 1 ? `${count} 张填报单待报` : '填报单待报',
    waiting: `${count} 项${figureStateWords.submitted}`,
    asked: `询问 ${count} 项`,
    answered: `答复 ${count} 项`,
    'entered-for': `代填 ${count} 项`,
    disputed: `${count} 项异议待处理`,
    questioned: `${count} 项有异议`,
    settled: bellKindWords.settled,
    stalled: count > 1 ? `${count} 张填报单逾期未报` : '填报单逾期未报',
    unreviewed: count > 1 ? `${count} 张填报单久未审核` : '填报单久未审核',
  }
  const details = cells.map(
    ({ name, regionName, reason }) => `${name}（${regionName}）${reason === null ? '' : `：${reason}`}`,
  )
  return {
    title: titles[kind],
    about: `${isOfFilings.has(kind) && count > 1 ? '最急：' : ''}${formatPeriodText(period)} · ${organisationName}`,
    details: withMore(details, count),
    path: pathOf(ring),
    by: actorName,
  }
}

/** The named items, and the whole number if there are more of them. */
function withMore(named: readonly string[], count: number): readonly string[] {
  return named.length > 0 && count > named.length ? [...named, `等 ${count} 项`] : named
}

function pathOf({ kind, count, filing, target }: FilingToWord): string {
  if (kind === 'waiting' || kind === 'answered' || kind === 'disputed') return '/review'
  if (kind === 'stalled' || kind === 'unreviewed') return '/timeliness'
  if (kind === 'settled' || kind === 'questioned')
    return target === undefined ? '/catalogue' : `/targets/${target}`
  return kind === 'due' && count > 1 ? '/entry' : `/entry/${filing}`
}

/** Rings as a message that is sent: its title, and a line for each with what it says. */
export function ringsText(rings: readonly RingWords[], demo: boolean): { title: string; text: string } {
  const [first, ...more] = rings
  const what = first === undefined ? '' : `${first.title}${more.length > 0 ? `等 ${rings.length} 条` : ''}`
  const lines = rings.flatMap(({ title, about, details, by }) => [
    `· ${title}：${about}（${by}）`,
    ...details.map((detail) => `  ${detail}`),
  ])
  return {
    title: `${demo ? '【演示】' : ''}序时提醒：${what}`,
    text: `${lines.join('\n')}\n\n请登录序时办理。在“我的登录”页可以改收信的地方、时间和种类。`,
  }
}
