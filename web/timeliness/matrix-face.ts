import type { TimelinessMatrix } from '#server/contract/timeliness.ts'
import { promptnessWords } from '#metrics/wording/reporting/timeliness.ts'

export type ShownStanding = NonNullable<TimelinessMatrix['units'][number]['standings'][number]>

/** How a cell of the matrix looks: a word or two, and a tag's tone. */
interface CellFace {
  readonly word: string
  readonly tone: '' | 'error' | 'query' | 'done'
  /** Figures that stand returned; empty: none. */
  readonly returned: string
}

export function standingFace({ promptness, missing, daysLate, returned }: ShownStanding): CellFace {
  const words = { missing: `缺 ${missing}`, late: `迟 ${daysLate ?? 0} 天` }
  const tones = { missing: 'error', late: 'query', 'on-time': 'done', 'not-due': '', undated: '' } as const
  return {
    word: promptness === 'missing' || promptness === 'late' ? words[promptness] : promptnessWords[promptness],
    tone: tones[promptness],
    returned: returned > 0 ? `退 ${returned}` : '',
  }
}

/** What a page says of the whole matrix before anything else. */
interface MatrixSummary {
  /** Filings of which something is missing after its deadline, and units that they are of. */
  readonly missing: { readonly filings: number; readonly units: number }
  readonly late: number
  /** Figures that stand returned. */
  readonly returned: number
}

export function matrixSummary({ units }: Pick<TimelinessMatrix, 'units'>): MatrixSummary {
  const all = units.flatMap(({ standings }) => standings.filter((one) => one !== null))
  const are = (which: ShownStanding['promptness']) =>
    all.filter(({ promptness }) => promptness === which).length
  return {
    missing: {
      filings: are('missing'),
      units: units.filter(({ standings }) => standings.some((one) => one?.promptness === 'missing')).length,
    },
    late: are('late'),
    returned: all.reduce((sum, { returned }) => sum + returned, 0),
  }
}
