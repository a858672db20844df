import { figureStateWords } from '#metrics/wording/figures/states.ts'
import { eventKindWords } from '#metrics/wording/installation/event-kinds.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { BellKind, BellRing } from '#server/contract/bell.ts'

/** The name of a kind of messages in the list of switches. */
export const bellKindWords: Readonly<Record<BellKind, string>> = {
  returned: figureStateWords.returned,
  revoked: eventKindWords['observation.revoked'],
  chased: '催报',
  due: '到期前后提醒',
  waiting: '待我审核',
}

/** A ring in words, with the page that it leads to. */
export interface RingWords {
  readonly title: string
  readonly about: string
  readonly details: readonly string[]
  readonly path: string
}

export function ringWords({ kind, count, cells, filing, organisationName, period }: BellRing): RingWords {
  const titles = {
    returned: `退回 ${count} 项`,
    revoked: `撤销审核 ${count} 项`,
    chased: `催报 ${count} 项`,
    due: count > 1 ? `${count} 张填报单待报` : '填报单待报',
    waiting: `${count} 项${figureStateWords.submitted}`,
  }
  const details = cells.map(
    ({ name, regionName, reason }) => `${name}（${regionName}）${reason === null ? '' : `：${reason}`}`,
  )
  return {
    title: titles[kind],
    about: `${kind === 'due' && count > 1 ? '最急：' : ''}${formatPeriodText(period)} · ${organisationName}`,
    details: cells.length > 0 && count > cells.length ? [...details, `等 ${count} 项`] : details,
    path: pathOf(kind, count, filing),
  }
}

function pathOf(kind: BellKind, count: number, filing: string): string {
  if (kind === 'waiting') return '/review'
  return kind === 'due' && count > 1 ? '/entry' : `/entry/${filing}`
}
