import { formatInstant } from '#metrics/wording/instants.ts'
import type { Collector, CollectorRun } from '#server/contract/collectors.ts'

/** The forms of sources, as they are chosen. */
export const formWords: readonly (readonly [Collector['form'], string])[] = [
  ['table', 'CSV 或 xlsx 表格'],
  ['json', 'JSON'],
  ['sdmx-csv', 'SDMX-CSV'],
  ['sdmx-json', 'SDMX-JSON'],
  ['sql', '数据库（PostgreSQL、MySQL）'],
]

const conditions: Readonly<Record<Collector['condition'], readonly [word: string, tag: string]>> = {
  normal: ['正常', 'done'],
  waiting: ['等待第一次', ''],
  retrying: ['正在重试', 'query'],
  refused: ['新数没有收', 'query'],
  failing: ['采集中断', 'error'],
  silent: ['没有新数', 'query'],
  sealed: ['密钥打不开', 'error'],
  off: ['停用', ''],
}
const steps = { waiting: '等待开始', reading: '正在读取', checking: '正在检查', storing: '正在存入' } as const

/** The state of a collector, in a word with the colour of its tag: the step of the run under way, or its condition. */
export function collectorTag({ step, condition }: Pick<Collector, 'step' | 'condition'>) {
  if (step !== null) return { word: steps[step], tag: 'query' }
  const [word, tag] = conditions[condition]
  return { word, tag }
}

/** The conditions that need a look, the worst first. */
const lookedAt = ['failing', 'sealed', 'silent', 'refused', 'retrying'] as const

/** What needs a look among the collectors, and when the next one runs. */
export function collectorsText(collectors: readonly Collector[]): string {
  const looked = lookedAt
    .map((wanted) => [wanted, collectors.filter(({ condition }) => condition === wanted).length] as const)
    .filter(([, number]) => number > 0)
    .map(([condition, number]) => `${number} 个${conditions[condition][0]}`)
  const next = collectors
    .flatMap(({ enabled, nextAt }) => (enabled && nextAt !== null ? [nextAt] : []))
    .sort()[0]
  return [
    ...(looked.length > 0 ? looked : ['没有中断的']),
    next === undefined ? '' : `下一次 ${formatInstant(next)}`,
  ]
    .filter((part) => part !== '')
    .join('，')
}

const outcomes: Readonly<Record<CollectorRun['outcome'], readonly [word: string, tag: string]>> = {
  taken: ['收下', 'done'],
  same: ['没有新数', ''],
  refused: ['没有收', 'query'],
  failed: ['没有采到', 'error'],
}
export const runState = ({ outcome }: Pick<CollectorRun, 'outcome'>) => {
  const [word, tag] = outcomes[outcome]
  return { word, tag }
}

/** What a run took, in one sentence. */
export function runText({
  outcome,
  reason,
  counts,
}: Pick<CollectorRun, 'outcome' | 'reason' | 'counts'>): string {
  if (outcome === 'failed') return reason ?? ''
  const { taken, revised, approved, same, refused } = counts
  return [
    `收下 ${taken} 个`,
    revised > 0 ? `其中更正 ${revised} 个` : '',
    approved > 0 ? `直接通过 ${approved} 个` : '',
    same > 0 ? `没有变的 ${same} 个` : '',
    refused > 0 ? `没有收 ${refused} 处` : '',
  ]
    .filter((part) => part !== '')
    .join('，')
}
