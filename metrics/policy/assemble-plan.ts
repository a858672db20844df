import type {
  Clause,
  Duty,
  Milestone,
  Organisation,
  PolicyDocument,
  Region,
  TargetRecord,
} from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { answerable } from './answerable.ts'
import { indicatorOf, targetOf, type AnsweringOrganisations } from './commitment.ts'
import { organisationFinder } from './organisation-finder.ts'
import type { ClauseRow, DutyRow, MilestoneRow, PlanSource } from './plan-source.ts'

/** A plan as catalogue records. */
export interface AssembledPlan {
  readonly document: PolicyDocument
  readonly indicators: readonly Indicator[]
  readonly targets: readonly TargetRecord[]
  readonly milestones: readonly Milestone[]
  /** Citations that belong to targets of another plan, by target id. */
  readonly shared: readonly {
    readonly target: string
    readonly citation: TargetRecord['citations'][number]
  }[]
}

/**
 * Turns the tables of a plan into records: names become ids, and fields that follow from a clause are filled in. @throws Error on an
 * organisation or a clause that is in no table, which is a typing error in the plan
 */
export function assemblePlan(
  source: PlanSource,
  { organisations, regions }: { organisations: readonly Organisation[]; regions: readonly Region[] },
): AssembledPlan {
  const find = organisationFinder(organisations)
  const counties = regions
    .filter(({ level, parent }) => level === 'county' && parent === source.region)
    .map(({ code }) => code)
  const clauses = new Map(source.clauses.map((row) => [row.path, clauseOf(row, source, find)]))
  const clauseAt = (path: string): Clause => {
    const clause = clauses.get(path)
    if (clause === undefined) throw new Error(`${source.id} has no clause ${path}`)
    return clause
  }
  return {
    document: {
      kind: 'policy',
      ...(source.code === undefined ? {} : { code: source.code }),
      id: source.id,
      title: source.title,
      shortTitle: source.shortTitle,
      ...(source.number === undefined ? {} : { number: source.number }),
      issuers: source.issuers,
      ...(source.signed === undefined ? {} : { signed: source.signed }),
      region: source.region,
      horizon: source.horizon,
      leadRule: source.leadRule,
      clauses: [...clauses.values()],
      duties: source.duties.map((row) => dutyOf(row, clauses.get(row.clause), find)),
      remarks: source.remarks,
    },
    indicators: withoutTwins(
      source.commitments
        .filter(({ indicator }) => indicator === undefined)
        .map((row) => {
          const clause = clauseAt(row.clause)
          return indicatorOf(row, { clause, answering: answeringFor(row, clause, find), source, counties })
        }),
    ),
    targets: source.commitments.map((row) => {
      const clause = clauseAt(row.clause)
      return targetOf(row, { clause, answering: answeringFor(row, clause, find), source })
    }),
    milestones: source.milestones.map((row) => milestoneOf(row, clauseAt(row.clause), source, find)),
    shared: (source.shared ?? []).map(({ target, entry, clause, says, remarks = [] }) => ({
      target,
      citation: {
        document: source.id,
        clause: clauseAt(clause).path,
        entry,
        remark: [says, ...remarks].join('；'),
      },
    })),
  }
}

type Find = (printed: string) => string

/** The organisations that answer for a row: those that it names, otherwise those of its clause. */
function answeringFor(
  { lead, reporter }: { readonly lead?: readonly string[]; readonly reporter?: string },
  clause: Clause,
  find: Find,
): AnsweringOrganisations {
  const organisations = lead?.map(find) ?? answerable(clause)
  const leadAssumed = lead === undefined && clause.leadAssumed
  return reporter === undefined
    ? { organisations, leadAssumed, reporter: organisations[0] ?? '', reporterAssumed: leadAssumed }
    : { organisations, leadAssumed, reporter: find(reporter), reporterAssumed: false }
}

/** The indicators, each once; one that several targets share is collected wherever any of them needs it. */
function withoutTwins(indicators: readonly Indicator[]): Indicator[] {
  const byId = new Map<string, Indicator>()
  for (const indicator of indicators) {
    const twin = byId.get(indicator.id)
    const regions = twin ? [...new Set([...twin.regions, ...indicator.regions])] : indicator.regions
    const { formula } = indicator
    byId.set(indicator.id, { ...(twin ?? indicator), ...(formula && { formula }), regions })
  }
  return [...byId.values()]
}

function clauseOf(row: ClauseRow, source: PlanSource, find: Find): Clause {
  const named = (names: readonly string[] = []): string[] => names.map(find)
  const [lead, support, joint] = [named(row.lead), named(row.support), named(row.joint)] as const
  const leadDefault = lead[0] ?? joint[0] ?? (row.inferred === undefined ? undefined : find(row.inferred))
  return {
    key: `${source.code ?? source.id}:${row.path}`,
    path: row.path,
    title: row.title,
    lead,
    support,
    joint,
    leadMode: leadModeOf(row, source.leadModes),
    ...(leadDefault === undefined ? {} : { leadDefault }),
    leadAssumed: row.lead === undefined && leadDefault !== undefined,
    remarks: [...(row.joint === undefined ? [] : [source.jointRemark]), ...(row.remarks ?? [])],
  }
}

function leadModeOf(row: ClauseRow, modes: PlanSource['leadModes']): string {
  if (row.joint !== undefined) return 'joint_no_lead'
  if (row.lead === undefined) return 'none_printed'
  if (row.support === undefined) return modes.alone
  return row.shared === true ? `${modes.supported}+shared` : modes.supported
}

function milestoneOf(row: MilestoneRow, clause: Clause, source: PlanSource, find: Find): Milestone {
  const dueAssumed = row.dated === undefined && row.due === undefined
  const { organisations, leadAssumed } = answeringFor(row, clause, find)
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    region: row.region ?? source.region,
    due: row.due ?? source.span.due,
    dueAssumed,
    citations: [{ document: source.id, clause: clause.path, entry: row.id.toUpperCase() }],
    organisations,
    leadAssumed,
    ...(row.softeners === undefined ? {} : { softeners: row.softeners }),
    remarks: [
      ...(dueAssumed ? [`期限未单独印出，${source.undated}`] : []),
      ...(row.see ?? []).map((entry) => `参见${entry}`),
      ...(row.remarks ?? []),
    ],
  }
}

function dutyOf(row: DutyRow, clause: Clause | undefined, find: Find): Duty {
  const ofClause = clause === undefined ? [] : [...clause.lead, ...clause.support, ...clause.joint]
  return {
    ...row,
    recipients: (row.recipients ?? []).map(find),
    reporters: row.reporters?.map(find) ?? ofClause,
    remarks: row.remarks ?? [],
  }
}
