import type { ApprovedChange, Board, BoardRow } from '#server/contract/board.ts'
import type { ApprovedFigure, Protocol2Message } from '#server/contract/live.ts'
import { ledgerHash } from './ledger-hash.ts'

/** A row of 肇庆's 5G base stations at the end of October 2024 (7,812 of 8,000, from 6,800), with a test's changes. */
export function boardRow(change: Partial<BoardRow> = {}): BoardRow {
  return {
    target: 'zhaoqing-2024-5g-base-stations',
    indicator: 'zhaoqing-5g-base-stations',
    name: '5G基站累计开通数',
    unit: '座',
    decimals: 0,
    region: '441200',
    document: 'zhaoqing-2024-digital-economy',
    clause: '五(二十五)',
    organisation: 'zhaoqing-gongxin',
    organisationName: '市工业和信息化局',
    leadAssumed: false,
    basis: 'stock',
    comparator: '>=',
    targetValue: 8000,
    high: null,
    start: '2024-01-01',
    due: '2024-12-31',
    light: 'on-schedule',
    completion: 0.9765,
    distance: 0.84333,
    schedule: 0.83333,
    gap: 1,
    value: 7812,
    numerator: null,
    denominator: null,
    achieved: 7812,
    baseline: 6800,
    breakPeriod: null,
    period: '2024-M10',
    status: 'A',
    pendingReview: false,
    expectedPeriod: '2024-M10',
    deadline: '2024-11-08',
    overdueSince: null,
    overdueDays: null,
    lagMonths: -0.12,
    rule: 'xushi-1',
    demo: false,
    ...change,
  }
}

export function boardOf(targets: BoardRow[], sequence = 10): Board {
  const summary = {
    met: 0,
    onSchedule: 0,
    behind: 0,
    farBehind: 0,
    missed: 0,
    overdue: 0,
    noData: 0,
    noBaseline: 0,
    notStarted: 0,
    unjudged: 0,
    notApplicable: 0,
  }
  return { sequence, scope: '441200', at: '2024-10-31', summary, demo: false, targets }
}

export function approvedChange(change: Partial<ApprovedChange> = {}): ApprovedChange {
  return {
    indicator: 'zhaoqing-5g-base-stations',
    region: '441200',
    period: '2024-M10',
    value: 7812,
    numerator: null,
    denominator: null,
    bound: null,
    revision: 1,
    name: '5G基站累计开通数',
    unit: '座',
    organisationName: '市工业和信息化局',
    previous: 7776,
    approvedAt: '2024-11-04T14:31:08.000+08:00',
    demo: false,
    ...change,
  }
}

export function approvedFigure(change: Partial<ApprovedFigure> = {}): ApprovedFigure {
  const own = { reason: null, status: 'A', provenance: 'reported', entered: 9 } as const
  return { ...approvedChange(), ...own, ...change }
}

type ToldChange = Extract<Protocol2Message, { type: 'change' }>

/** The live message on an approval of `observation`, which turned `row`. */
export function approval(
  sequence: number,
  previous: number,
  observation: ApprovedFigure,
  row: BoardRow = boardRow({ value: observation.value }),
): ToldChange {
  const { indicator, region, period } = observation
  const reason = {
    target: row.target,
    sentence: `第 ${sequence} 号判定`,
    steps: [],
    toGreen: null,
    remarks: [],
    computed: null,
  }
  return {
    type: 'change',
    ...{ sequence, previous, hash: ledgerHash(sequence), cause: 'approved' },
    ...{ cell: { indicator, region, period }, observation, targets: [row], reasons: [reason], computed: [] },
  }
}

/** The live message on a revocation, with the value that stands in the cell now; null for none. */
export function revocation(
  sequence: number,
  previous: number,
  stands: ApprovedFigure | null,
  row: BoardRow,
): ToldChange {
  const { indicator, region, period } = stands ?? approvedChange()
  return {
    ...approval(sequence, previous, stands ?? approvedFigure(), row),
    ...{ cause: 'revoked', cell: { indicator, region, period }, observation: stands },
  }
}
