import { figureStateWords } from '#metrics/wording/figures/states.ts'
import { eventKindWords } from '#metrics/wording/installation/event-kinds.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { turnCauseWords, turnedLightText } from '#metrics/wording/judging/turned-lights.ts'
import type { BellKind, BellRing, ChangeRing, FilingRing, LightRing } from '#server/contract/bell.ts'

/** The name of a kind of messages in the list of switches. */
export const bellKindWords: Readonly<Record<BellKind, string>> = {
  returned: figureStateWords.returned,
  revoked: eventKindWords['observation.revoked'],
  chased: '催报',
  due: '到期前后提醒',
  waiting: '待我审核',
  asked: '审核员询问',
  answered: '询问有答复',
  disputed: '异议待我处理',
  settled: '我的异议有结果',
  confirming: '变更待我确认',
  refused: '我的变更未获同意',
  turned: '亮灯变化',
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

export function ringWords(ring: BellRing): RingWords {
  if (ring.kind === 'turned') return lightRingWords(ring)
  return 'page' in ring ? changeRingWords(ring) : filingRingWords(ring)
}

function lightRingWords({ count, cause, lights }: LightRing): RingWords {
  const [first] = lights
  return {
    title: count > 1 ? `${bellKindWords.turned} ${count} 个目标` : bellKindWords.turned,
    about: turnCauseWords[cause],
    details: withMore(lights.map(turnedLightText), count),
    path: first ? `/targets/${first.target}?at=${first.at}` : '/boards',
    by: '系统',
  }
}

function changeRingWords({ kind, page, title, reason, actorName }: ChangeRing): RingWords {
  return {
    title: bellKindWords[kind],
    about: title,
    details: reason === null ? [] : [reason],
    path: `/${page}`,
    by: actorName,
  }
}

function filingRingWords(ring: FilingRing): RingWords {
  const { kind, count, cells, organisationName, period, actorName } = ring
  const titles = {
    returned: `退回 ${count} 项`,
    revoked: `撤销审核 ${count} 项`,
    chased: `催报 ${count} 项`,
    due: count > 1 ? `${count} 张填报单待报` : '填报单待报',
    waiting: `${count} 项${figureStateWords.submitted}`,
    asked: `询问 ${count} 项`,
    answered: `答复 ${count} 项`,
    disputed: `${count} 项异议待处理`,
    settled: bellKindWords.settled,
  }
  const details = cells.map(
    ({ name, regionName, reason }) => `${name}（${regionName}）${reason === null ? '' : `：${reason}`}`,
  )
  return {
    title: titles[kind],
    about: `${kind === 'due' && count > 1 ? '最急：' : ''}${formatPeriodText(period)} · ${organisationName}`,
    details: withMore(details, count),
    path: pathOf(ring),
    by: actorName,
  }
}

/** The named items, and the whole number if there are more of them. */
function withMore(named: readonly string[], count: number): readonly string[] {
  return named.length > 0 && count > named.length ? [...named, `等 ${count} 项`] : named
}

function pathOf({ kind, count, filing, target }: FilingRing): string {
  if (kind === 'waiting' || kind === 'answered' || kind === 'disputed') return '/review'
  if (kind === 'settled') return target === undefined ? '/catalogue' : `/targets/${target}`
  return kind === 'due' && count > 1 ? '/entry' : `/entry/${filing}`
}
