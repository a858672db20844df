import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { partsText, reportedFigure } from '#metrics/wording/figures/shares.ts'
import { natureText } from '#metrics/wording/figures/statuses.ts'
import { actWords, figureStepWords } from '#metrics/wording/reporting/acts.ts'
import { reviewLevelWords } from '#metrics/wording/reporting/review-levels.ts'
import type { FigureActRecord, FigureHistory, FigureStepRecord } from '#server/contract/history.ts'

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
  /** The words of a question or an answer. */
  readonly said?: string
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
  clear: 'good',
  release: 'good',
  'send-back': 'bad',
  'take-back': 'bad',
  return: 'bad',
  revoke: 'bad',
} as const satisfies Record<FigureActRecord['act'], HistoryLine['tone']>

/** The lines of a history, oldest first: acts, questions and answers, disputes. */
export function historyLines(
  history: Pick<FigureHistory, 'acts' | 'steps' | 'unit' | 'decimals'>,
): HistoryLine[] {
  const { acts, steps, unit, decimals } = history
  const told = acts.filter((one, place) => !isKeptAgain(one, acts[place + 1]))
  const lines = told.map((one): HistoryLine => ({
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
  return [...lines, ...steps.map((one) => stepLine(one, unit, decimals))].sort((a, b) => a.key - b.key)
}

const stepTones = {
  asked: 'bad',
  answered: 'sent',
  'entered-for': 'sent',
  raised: 'bad',
  accepted: 'good',
  rejected: 'bad',
  withdrawn: 'desk',
} as const satisfies Record<FigureStepRecord['act'], HistoryLine['tone']>

/** A question, an answer or a step of a dispute as a line. */
function stepLine(step: FigureStepRecord, unit: string, decimals: number): HistoryLine {
  const { act, text, method, value, at, sequence } = step
  const isRemark = act === 'asked' || act === 'answered'
  return {
    ...{ key: sequence, tone: stepTones[act], act: figureStepWords[act], who: whoOf(step), at },
    figure: value === null ? '' : `${reportedFigure(value, decimals)} ${unit}`,
    marks: [],
    note: isRemark ? null : method && `取数方法：${method}`,
    ...{ reason: isRemark ? null : text, findings: [], file: null, ...(isRemark && { said: text ?? '' }) },
  }
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
  const figure = reportedFigure(value, decimals, { computed: numerator !== null })
  return `${bound === 'lower' ? '超过 ' : ''}${figure} ${unit}`
}
