import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Finding, ProposedCell } from '#metrics/checks/finding.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { parsePeriod } from '#metrics/period.ts'
import { checkObservations } from '#metrics/quality.ts'
import { isRealExplanation } from '#metrics/checks/real-explanation.ts'
import { observationOfRecord } from '../../components/curves/observation-of.ts'
import { isEditable, cellStatus, type FormCell } from './form-cell.ts'
import { statusTyped } from './cell-input.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'
import { knownBeside } from './row-figures.ts'

/** A finding beside a cell: `error` blocks the submission, `query` asks for an explanation in the note. */
export interface CellFinding {
  readonly code: string
  readonly severity: 'error' | 'query'
  readonly message: string
  /** The text that replaces the typed one at a press: converted to the unit, or rounded to its decimals. */
  readonly instead?: string
}

export interface CheckedCell {
  readonly findings: readonly CellFinding[]
  /** Whether the cell has queries that its note does not explain yet. */
  readonly unexplained: boolean
}

/** The findings of the cells that can still change, by cell; the values of the form are compared with each other. */
export function checkCells(
  cells: readonly FormCell[],
  { period, today }: { period: string; today: string },
  catalogue: CatalogueIndex,
): ReadonlyMap<string, CheckedCell> {
  const own = cells.filter(isEditable)
  const proposed = own.flatMap((cell) => proposedCell(cell, period, catalogue) ?? [])
  const byKey = new Map(cells.map((cell) => [seriesKey(cell.facts), cell]))
  const found = checkObservations({
    cells: proposed.map((one) => one.proposed),
    today,
    around: {
      indicators: catalogue.indicators,
      regions: catalogue.catalogue.regions,
      seriesOf: (indicator, region) => {
        const cell = byKey.get(seriesKey({ indicator, region }))
        return cell ? seriesWithOwn(cell) : []
      },
    },
  })
  return new Map(
    own.map((cell) => {
      const place = proposed.findIndex((one) => one.cell === cell)
      const findings: CellFinding[] = [
        ...ownFindings(cell),
        ...found.filter((finding) => finding.cell === place).map((finding) => asTyped(finding, cell)),
      ]
      // Errors are listed before queries.
      findings.sort((a, b) => a.severity.localeCompare(b.severity))
      const asked = findings.some((finding) => finding.severity === 'query')
      const unexplained = asked && !isRealExplanation(cell.input.note)
      return [seriesKey(cell.facts), { findings, unexplained }]
    }),
  )
}

/** The series of the cell with its organisation's own revision of this period. */
function seriesWithOwn({ facts, record }: FormCell): Observation[] {
  const own = record && observationOfRecord(record)
  return [...knownBeside(facts), ...(own ? [own] : [])]
}

/**
 * Findings of the form alone: unreadable text, a correction without its reason, another counting rule (口径调整) without
 * its explanation, the server's last refusal.
 */
function ownFindings(cell: FormCell): CellFinding[] {
  const findings: CellFinding[] = []
  const typed = readTypedValue(cell.input.text, cell.facts.unit)
  if (typed.kind === 'unreadable') findings.push({ ...error('unreadable', typed.why), ...insteadOf(typed) })
  if (cellStatus(cell) === 'correcting' && cell.input.note.trim() === '')
    findings.push(error('correction-note', '更正已审核的数据，请在说明里写明更正原因。'))
  if (cell.input.breaks && !isRealExplanation(cell.input.note))
    findings.push(error('break-note', '标为口径调整的，请在说明里写明口径怎样变了、自何时起。'))
  if (cell.fault) findings.push(error('refused', cell.fault))
  return findings
}

/** A finding whose proposed figure is written in the form that a person would type. */
function asTyped({ code, severity, message, instead }: Finding, { input, facts }: FormCell): CellFinding {
  if (instead === undefined) return { code, severity, message }
  const typed = readTypedValue(input.text, facts.unit)
  const above = typed.kind === 'value' && typed.bound === 'lower' ? '超过' : ''
  return { code, severity, message, instead: `${above}${instead}` }
}

function insteadOf({ instead }: { instead?: string }): { instead?: string } {
  return instead === undefined ? {} : { instead }
}

function error(code: string, message: string): CellFinding {
  return { code, severity: 'error', message }
}

function proposedCell(
  cell: FormCell,
  period: string,
  catalogue: CatalogueIndex,
): { cell: FormCell; proposed: ProposedCell } | undefined {
  const { facts, input } = cell
  const indicator = catalogue.indicators.get(facts.indicator)
  const parsed = parsePeriod(period)
  const typed = readTypedValue(input.text, facts.unit)
  if (!indicator || !parsed || typed.kind !== 'value') return undefined
  const targets = catalogue.targetsOn(facts.indicator, facts.region).map(({ target }) => target)
  return {
    cell,
    proposed: {
      indicator,
      region: facts.region,
      period: parsed,
      ...statusTyped(input),
      ...(typed.parts ? { value: null, ...typed.parts } : { value: typed.value }),
      series: knownBeside(facts),
      targets,
    },
  }
}
