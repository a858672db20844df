import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { partsText, reportedFigure } from '#metrics/wording/figures/shares.ts'
import { natureText } from '#metrics/wording/figures/statuses.ts'
import { actWords } from '#metrics/wording/reporting/acts.ts'
import { reviewLevelWords } from '#metrics/wording/reporting/review-levels.ts'
import type { FigureActRecord, FigureHistory } from '#server/contract/history.ts'

/** A line of the history; consecutive drafts of one person are one line. */
export interface HistoryLine {
  readonly key: number
  readonly tone: 'desk' | 'sent' | 'good' | 'bad'
  readonly act: string
  /** The person's name, or the kind of program. */
  readonly who: string
  readonly at: string
  readonly figure: string
  readonly marks: readonly string[]
  readonly note: string | null
  readonly reason: string | null
  readonly findings: readonly string[]
  readonly file: FigureActRecord['file']
}

const tones = {
  save: 'desk',
  withdraw: 'desk',
  recall: 'desk',
  submit: 'sent',
  replace: 'sent',
  correct: 'sent',
  publish: 'good',
  endorse: 'good',
  approve: 'good',
  'send-back': 'bad',
  'take-back': 'bad',
  return: 'bad',
  revoke: 'bad',
} as const satisfies Record<FigureActRecord['act'], HistoryLine['tone']>

/** The lines of a history, oldest first. */
export function historyLines({ acts, unit, decimals }: Omit<FigureHistory, 'evidence'>): HistoryLine[] {
  const told = acts.filter((one, place) => !isKeptAgain(one, acts[place + 1]))
  return told.map((one) => ({
    key: one.sequence,
    tone: tones[one.act],
    act: wordOf(one),
    who: whoOf(one),
    at: one.at,
    figure: figureOf(one, unit, decimals),
    marks: [partsText(one), natureText(one)].filter((mark) => mark !== ''),
    note: one.note,
    reason: one.reason,
    findings: one.findings.map(({ message }) => message),
    file: one.file,
  }))
}

function isKeptAgain(one: FigureActRecord, next: FigureActRecord | undefined): boolean {
  return one.act === 'save' && next?.act === 'save' && next.actor === one.actor
}

function wordOf({ act, provenance, level, to }: FigureActRecord): string {
  if (act === 'send-back' && to !== null)
    return `${level ? reviewLevelWords[level] : ''}退回${reviewLevelWords[to]}`
  if (act !== 'publish') return `${level ? reviewLevelWords[level] : ''}${actWords[act]}`
  if (provenance === 'published') return '公开发布'
  return provenance === 'demo' ? '演示数据' : actWords.publish
}

/** The author of an act: the person's name, or the kind of program. */
export function whoOf({ actor, actorName }: Pick<FigureActRecord, 'actor' | 'actorName'>): string {
  if (actor.startsWith('token:')) return '接口令牌'
  return actor === 'system' ? '随系统装入' : actorName
}

function figureOf(
  { value, numerator, bound, absence }: FigureActRecord,
  unit: string,
  decimals: number,
): string {
  if (value === null) return absence === null ? '无数据' : absenceWords[absence]
  const figure = reportedFigure(value, decimals, numerator !== null)
  return `${bound === 'lower' ? '超过 ' : ''}${figure} ${unit}`
}
