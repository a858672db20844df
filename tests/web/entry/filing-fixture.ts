import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Filing, FilingCell } from '#server/contract/filings.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'
import { figureWorkflow, type CellState } from '#metrics/workflow/figure-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'
import { filingForm } from '#web/entry/filing-form.ts'
import type { CopyStorage } from '#web/sheet/browser-storage.ts'

const base = {
  direction: 'higher',
  frequency: 'M',
  reporter: 'bureau',
  reporterAssumed: false,
  schemeAssumed: false,
} as const
const indicators: Indicator[] = [
  {
    ...base,
    id: 'stations',
    name: '5G基站',
    unit: '座',
    decimals: 0,
    accumulation: 'level',
    reportDays: 6,
    regions: ['441200'],
  },
  {
    ...base,
    id: 'firms',
    name: '转型企业',
    unit: '家',
    decimals: 0,
    accumulation: 'year-to-date',
    reportDays: 6,
    regions: ['441200'],
  },
  {
    ...base,
    id: 'cover',
    name: '覆盖率',
    unit: '%',
    decimals: 1,
    accumulation: 'level',
    reportDays: 6,
    regions: ['441200'],
    ceiling: 100,
  },
  {
    ...base,
    id: 'counties',
    name: '分区县的指标',
    unit: '家',
    decimals: 0,
    accumulation: 'level',
    reportDays: 6,
    regions: ['441200', '441202', '441203'],
    madeOf: { complete: true },
  },
]
export const catalogue = indexCatalogue({
  documents: [],
  indicators,
  targets: [],
  milestones: [],
  organisations: [],
  lightRules: [],
  calendarYears: [],
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards: [],
  regions: [
    { code: '441200', name: '肇庆市', level: 'city' },
    { code: '441202', name: '端州区', level: 'county', parent: '441200' },
    { code: '441203', name: '鼎湖区', level: 'county', parent: '441200' },
  ],
})

/** A target of 8,000 stations by the end of 2024. */
export const stationsTarget: TargetRecord = {
  id: 't',
  indicator: 'stations',
  name: '5G基站',
  region: '441200',
  basis: 'stock',
  comparator: '>=',
  value: '8000',
  start: '2024-01-01',
  due: '2024-12-31',
  citations: [{ document: 'd', clause: '一' }],
  kind: 'hard',
  spanAssumed: false,
  organisations: ['bureau'],
  leadAssumed: false,
  softeners: [],
  remarks: [],
}

export function record(indicator: string, more: Partial<ObservationRecord> = {}): ObservationRecord {
  return {
    indicator,
    region: '441200',
    period: '2024-M10',
    revision: 1,
    value: 1,
    numerator: null,
    denominator: null,
    reason: null,
    status: 'A',
    bound: null,
    note: null,
    provenance: 'reported',
    state: 'draft',
    actor: 'person:a',
    at: '2024-11-04T10:00:00+08:00',
    decidedBy: null,
    decidedAt: null,
    returnReason: null,
    sequence: 1,
    ...more,
  }
}

/** The transitions of a reporter's cell, as the server tells them while the period is open. */
export function openTo(state: CellState) {
  const reporter = { holds: (right: string) => right === 'report', passes: () => true }
  return transitionsOpen(figureWorkflow, state, reporter)
}

export function facts(indicator: string, more: Partial<FilingCell> = {}): FilingCell {
  const { name, unit, decimals } = catalogue.indicators.get(indicator)!
  return {
    indicator,
    region: '441200',
    name,
    regionName: '肇庆市',
    unit,
    decimals,
    countingRule: null,
    current: null,
    waitsAt: null,
    actorName: null,
    nobodyReviews: null,
    question: null,
    transitions: openTo((more.current?.state ?? 'empty') as CellState),
    previous: null,
    returned: null,
    yearBefore: null,
    history: [],
    earlierInSpan: [],
    next: null,
    target: null,
    ...more,
  }
}

export function filing(cells: readonly FilingCell[]): Filing {
  return {
    id: 'bureau-2024-M10',
    organisation: 'bureau',
    organisationName: '市工信局',
    period: '2024-M10',
    deadline: '2024-11-08',
    at: '2024-11-04',
    workingDaysLeft: 4,
    overdueDays: 0,
    closed: false,
    closure: null,
    exception: null,
    chased: null,
    counts: { owed: cells.length, empty: 0, draft: 0, submitted: 0, approved: 0, returned: 0 },
    cells: [...cells],
  }
}

/** A storage like a browser's, kept in memory. */
export function memoryStorage(): CopyStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  }
}

export const stations = 'stations 441200'
export const firms = 'firms 441200'
export const cover = 'cover 441200'

export function openForm(cells: readonly FilingCell[], storage: CopyStorage = memoryStorage()) {
  return filingForm(filing(cells), { person: 'person:a', storage, catalogue, today: () => '2024-11-04' })
}
export const typing = (key: string, text: string) => new Map([[key, { text }]])
