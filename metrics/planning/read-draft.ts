import type { ListedBoard, Organisation } from '../catalogue/catalogue.ts'
import type { ClauseRow, DutyRow, MilestoneRow, PlanSource } from '../policy/plan-source.ts'
import { draftCells, type DraftCells } from './cells/draft-cells.ts'
import { indicatorsNamed } from './cells/draft-formulas.ts'
import { knownNamesIn, regionIn, type DraftPlace } from './draft-place.ts'
import { wholeText, type PlanDraft, type TargetDraft } from './plan-draft.ts'
import { milestoneDatedSpellings } from './cells/words-read.ts'
import { readDay } from './cells/read-day.ts'
import { commitmentOf } from './read-target.ts'

/** The draft's document, clauses, targets, milestones and duties as a plan's tables; unreadable cells are faults. */
export function readDraft(draft: PlanDraft, place: DraftPlace): PlanSource {
  const { document } = draft
  const { faults, home, id } = place
  const cells = draftCells('document', null, faults)
  const title = cells.required('title', document.title, '文件名称')
  const start = cells.day('start', document.start, 'start')
  const due = cells.day('due', document.due, 'due')
  if (start === undefined) cells.required('start', document.start, '计划的起始日期')
  if (due === undefined) cells.required('due', document.due, '计划的完成期限')
  if (start !== undefined && due !== undefined && due < start)
    cells.fault('due', `完成期限${due}早于起始日期${start}。`)
  const signed = cells.day('signed', document.signed, 'due')
  const reportFrom = cells.day('reportFrom', document.reportFrom, 'start')
  const named = knownNames(place.organisations)
  const lead = knownNamesIn(cells, 'lead', document.lead === undefined ? [] : [document.lead], named)[0]
  const clauses = clausesOf(draft, lead, named, place)
  const paths = new Set(clauses.map(({ path }) => path))
  const clauseAt = (row: DraftCells, written: string | undefined): string => {
    const path = row.text(written) ?? wholeText
    if (!paths.has(path)) row.fault('clause', `条款表里没有“${path}”，请改条款号，或在条款表加一行。`)
    return path
  }
  const prefix = cells.id('place', document.place) ?? home
  const code = cells.text(document.code)
  const number = cells.text(document.number)
  const slugs = slugsOf(draft.targets, { place: prefix, due, free: place.free, faults })
  const idOf = (at: number) => draft.targets[at]!.indicator?.trim() || `${prefix}-${slugs[at]!}`
  const indicatorNamed = indicatorsNamed(draft.targets, idOf, place.measured, home)
  return {
    id,
    ...(code === undefined ? {} : { code }),
    place: prefix,
    region: home,
    title,
    shortTitle: cells.text(document.shortTitle) ?? title,
    ...(number === undefined ? {} : { number }),
    issuers: document.issuers ?? [],
    ...(signed === undefined ? {} : { signed }),
    horizon: cells.day('horizon', document.horizon, 'due') ?? due ?? '',
    span: {
      start: start ?? '',
      due: due ?? '',
      assumed: cells.mark('spanAssumed', document.spanAssumed) ?? false,
    },
    ...(reportFrom === undefined ? {} : { reportFrom }),
    undated: cells.text(document.undated) ?? '取计划的完成期限',
    leadRule: cells.text(document.leadRule) ?? '按条款和目标表所列单位',
    leadModes: {
      alone: cells.text(document.alone) ?? 'sole',
      supported: cells.text(document.supported) ?? 'lead+support',
    },
    jointRemark: cells.text(document.jointRemark) ?? '按职责分工，未印牵头',
    clauses,
    commitments: draft.targets.map((row, at) => {
      const reading = draftCells('targets', at, faults)
      return commitmentOf(row, {
        cells: reading,
        clause: clauseAt(reading, row.clause),
        slug: slugs[at]!,
        named,
        indicatorNamed,
        place,
      })
    }),
    shared: [],
    milestones: draft.milestones.map((row, at): MilestoneRow => {
      const reading = draftCells('milestones', at, faults)
      const dueOf = reading.day('due', row.due, 'due')
      const region = regionIn(reading, row.region, place.regions)
      const dated = reading.word('dated', row.dated, milestoneDatedSpellings)
      return {
        id: reading.id('id', row.id) ?? place.free(`${id}-m`),
        clause: clauseAt(reading, row.clause),
        kind: reading.text(row.kind) ?? 'deliverable',
        name: reading.required('name', row.name, '里程碑名称'),
        ...(dated === undefined ? {} : { dated }),
        ...(dueOf === undefined ? {} : { due: dueOf }),
        ...(region === undefined ? {} : { region }),
        ...(row.lead === undefined || row.lead.length === 0
          ? {}
          : { lead: knownNamesIn(reading, 'lead', row.lead, named) }),
        ...(row.softeners === undefined ? {} : { softeners: row.softeners }),
        ...(row.see === undefined ? {} : { see: row.see }),
        ...(row.remarks === undefined ? {} : { remarks: row.remarks }),
      }
    }),
    duties: draft.duties.map((row, at): DutyRow => {
      const reading = draftCells('duties', at, faults)
      // A duty that recurs is kept as it is printed: 每季度末.
      const printed = reading.text(row.due)
      const dueOf = printed === undefined ? undefined : (readDay(printed, 'due') ?? printed)
      return {
        id: reading.id('id', row.id) ?? place.free(`${id}-r`),
        kind: reading.text(row.kind) ?? 'dated-progress',
        name: reading.required('name', row.name, '报送事项名称'),
        clause: reading.text(row.clause) ?? wholeText,
        ...(dueOf === undefined ? {} : { due: dueOf }),
        ...(row.recipients === undefined
          ? {}
          : { recipients: knownNamesIn(reading, 'recipients', row.recipients, named) }),
        ...(row.reporters === undefined
          ? {}
          : { reporters: knownNamesIn(reading, 'reporters', row.reporters, named) }),
        ...(row.remarks === undefined ? {} : { remarks: row.remarks }),
      }
    }),
    remarks: document.remarks ?? [],
  }
}

function clausesOf(
  draft: PlanDraft,
  lead: string | undefined,
  named: ReadonlySet<string>,
  { faults }: DraftPlace,
): ClauseRow[] {
  const seen = new Set<string>()
  const clauses = draft.clauses.map((row, at): ClauseRow => {
    const cells = draftCells('clauses', at, faults)
    const names = (field: 'lead' | 'support' | 'joint') => {
      const written = row[field]
      return written === undefined || written.length === 0
        ? {}
        : { [field]: knownNamesIn(cells, field, written, named) }
    }
    const path = cells.required('path', row.path, '条款号')
    if (seen.has(path)) cells.fault('path', `条款“${path}”列了两次，请删去一行。`)
    seen.add(path)
    const inferred = cells.text(row.inferred)
    const answering = inferred === undefined ? lead : knownNamesIn(cells, 'inferred', [inferred], named)[0]
    return {
      path,
      title: cells.text(row.title) ?? path,
      ...names('lead'),
      ...names('support'),
      ...names('joint'),
      ...(answering === undefined ? {} : { inferred: answering }),
      ...(cells.mark('shared', row.shared) === true ? { shared: true } : {}),
      ...(row.remarks === undefined ? {} : { remarks: row.remarks }),
    }
  })
  const rows = [...draft.targets, ...draft.milestones, ...draft.shared]
  if (seen.has(wholeText) || rows.every(({ clause = '' }) => clause.trim() !== '')) return clauses
  const title = draft.document.title?.trim() ?? ''
  return [...clauses, { path: wholeText, title, ...(lead === undefined ? {} : { inferred: lead }) }]
}

/** The slugs of rows; rows of one name and unit are targets on one indicator, with one slug. */
function slugsOf(
  rows: readonly TargetDraft[],
  {
    place,
    due,
    free,
    faults,
  }: Pick<DraftPlace, 'free' | 'faults'> & { readonly place: string; readonly due: string | undefined },
): readonly string[] {
  const slugs = rows.map(({ slug }, at) => draftCells('targets', at, faults).id('slug', slug))
  const things = rows.map(({ name = '', unit = '' }) => `${name.trim()}|${unit.trim()}`)
  const byThing = new Map(slugs.flatMap((slug, at) => (slug === undefined ? [] : [[things[at]!, slug]])))
  return slugs.map((slug, at) => {
    const thing = things[at]!
    const year = (readDay(rows[at]!.due ?? '', 'due') ?? due ?? '').slice(0, 4)
    const targetOf = (number: number) => `${place}-${year}-${number}`
    const own = slug ?? byThing.get(thing) ?? free(place, targetOf).slice(place.length + 1)
    byThing.set(thing, own)
    return own
  })
}

function knownNames(organisations: readonly Organisation[]): ReadonlySet<string> {
  return new Set(organisations.flatMap(({ name, aliases }) => [name, ...aliases]))
}

/** The boards that a draft offers; where it lists none, one of the plan itself. */
export function boardsOf(draft: PlanDraft, { id, free, faults, regions }: DraftPlace): ListedBoard[] {
  const { title = '', shortTitle, issuers = [] } = draft.document
  if (draft.boards.length === 0)
    return [{ id, title: shortTitle?.trim() || title, subtitle: issuers.join('、'), scope: id, real: false }]
  return draft.boards.map((row, at) => {
    const cells = draftCells('boards', at, faults)
    const suggestedAt = cells.day('suggestedAt', row.suggestedAt, 'due')
    return {
      id: cells.id('id', row.id) ?? (at === 0 ? id : free(`${id}-board`)),
      title: cells.required('title', row.title, '看板名称'),
      subtitle: cells.text(row.subtitle) ?? '',
      scope: regionIn(cells, row.scope, regions) ?? id,
      ...(suggestedAt === undefined ? {} : { suggestedAt }),
      real: false,
    }
  })
}
