import { filingId } from '#metrics/reporting/owed-cells.ts'
import type { TimelinessMatrix } from '#server/contract/timeliness.ts'
import { promptnessWords } from '#metrics/wording/reporting/timeliness.ts'

export type ShownTimeliness = NonNullable<TimelinessMatrix['units'][number]['standings'][number]>

/** The face of a cell of the matrix: a word or two, and the colour of its tag. */
interface CellFace {
  readonly word: string
  readonly tone: '' | 'error' | 'query' | 'done'
  /** The number of returned figures in words; empty without any. */
  readonly returned: string
  /** The last day on which the organisation was asked for the filing; empty without one, or if the filing lacks nothing. */
  readonly chased: string
}

export function timelinessFace({
  promptness,
  missing,
  daysLate,
  returned,
  chased,
}: ShownTimeliness): CellFace {
  const words = { missing: `缺 ${missing}`, late: `迟 ${daysLate ?? 0} 天` }
  const tones = { missing: 'error', late: 'query', 'on-time': 'done', 'not-due': '', undated: '' } as const
  return {
    word: promptness === 'missing' || promptness === 'late' ? words[promptness] : promptnessWords[promptness],
    tone: tones[promptness],
    returned: returned > 0 ? `退 ${returned}` : '',
    chased: chased && (missing > 0 || returned > 0) ? `催 ${chased.on.slice(5).replace('-', '/')}` : '',
  }
}

/** The summary of the whole matrix. */
interface MatrixSummary {
  /** The number of filings that miss figures after their deadline, and of their organisations. */
  readonly missing: { readonly filings: number; readonly units: number }
  readonly late: number
  /** The number of returned figures. */
  readonly returned: number
}

export function matrixSummary({ units }: Pick<TimelinessMatrix, 'units'>): MatrixSummary {
  const all = units.flatMap(({ standings }) => standings.filter((one) => one !== null))
  const are = (which: ShownTimeliness['promptness']) =>
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

/** A filing that its organisation can be asked for. */
export interface ToChase {
  readonly filing: string
  readonly name: string
  readonly period: string
  readonly standing: ShownTimeliness
  /** Whether anybody reports for the organisation. */
  readonly hasReporter: boolean
}

/** Why asking for a filing now would tell nobody; empty where it tells somebody. `today`: the day on which it is asked for. */
export function inVain({ hasReporter, standing }: ToChase, today: string): string {
  if (!hasReporter) return '没有人可催：请管理员在“人员”里添加填报员'
  return standing.chased?.on === today ? '今天已催' : ''
}

/** All filings with missing or returned figures, organisation by organisation. */
export function filingsToChase({ units, periods }: Pick<TimelinessMatrix, 'units' | 'periods'>): ToChase[] {
  return units.flatMap(({ organisation, name, hasReporter, standings }) =>
    standings.flatMap((standing, place) => {
      const { period } = periods[place]!
      return standing && (standing.missing > 0 || standing.returned > 0)
        ? [{ filing: filingId(organisation, period), name, period, standing, hasReporter }]
        : []
    }),
  )
}
