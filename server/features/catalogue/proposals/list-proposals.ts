import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { PolicyDocument, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { amendingDocuments } from '#metrics/catalogue/changes/amendments.ts'
import { documentsFromSigning } from '#metrics/catalogue/changes/from-signing.ts'
import { isOfRegions } from '#metrics/catalogue/changes/after-reforms.ts'
import { passedBy } from '#metrics/catalogue/changes/passed-duties.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { judgedChanges, type JudgedChange } from '#metrics/consequences/judged-changes.ts'
import { recordChanges } from '#metrics/wording/judging/record-changes.ts'
import { judgedFieldTitles, judgedFieldText } from '#metrics/wording/judging/judged-fields.ts'
import type { Actor } from '../../../access/actor.ts'
import type { Proposal, ProposalList } from '../../../contract/proposals.ts'
import {
  catalogueWith,
  newestVersions,
  recordKey,
  recordVersions,
  withdrawn,
  type CatalogueRecord,
} from '../../../db/catalogue/catalogue-records.ts'
import type { Deps } from '../../../deps.ts'
import { administratorsOf, namesOfActors } from '../../people/queries.ts'
import { allProposals } from '../../../records/kinds/catalogue/proposals.ts'
import { recordKindWords } from '../../../records/kinds/catalogue/catalogue.ts'
import { proposalState, proposalTransitions } from './proposal-transitions.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

/** Proposals that wait for a second person, and those that were decided, the newest first. */
export async function listProposals(
  { store: { reader }, catalogue }: Needs,
  actor: Actor,
): Promise<ProposalList> {
  const all = await allProposals(reader)
  const nameOf = await namesOfActors(
    reader,
    all.flatMap(({ made, decided }) => [made.by, ...(decided ? [decided.by] : [])]),
  )
  const versions = await recordVersions(reader)
  const bodies = new Map(versions.map(({ kind, id, version, body }) => [`${kind}/${id}/${version}`, body]))
  const newest = catalogueWith(newestVersions(versions))
  // A document that ever amended a target counts as an amending one: it was one when its day was changed.
  const amending = amendingDocuments(
    versions.flatMap(({ kind, body }) =>
      kind === 'target' && body !== withdrawn ? (JSON.parse(body) as TargetRecord) : [],
    ),
  )
  const fromSigning = documentsFromSigning(newest)
  const titles = new Map(newest.documents.map(({ id, title }) => [id, title]))
  const indicators = new Map(newest.indicators.map(({ id, name }) => [id, name]))
  const before = (kind: string, id: string, version: number) =>
    JSON.parse(bodies.get(`${kind}/${id}/${version - 1}`) ?? withdrawn) as object | null
  const proposals = all.map((proposal): Proposal => {
    const { made, decided } = proposal
    const transitions = proposalTransitions(proposal, actor)
    const state = proposalState(proposal)
    const { title, records, reason = null } = made.change
    const judged = judgedChanges(
      records.map(({ kind, id, version, body }) => ({
        ...{ kind, id, before: before(kind, id, version), after: JSON.parse(body) as object | null },
      })),
      (document) => amending.has(document) || fromSigning.has(document),
    )
    const own = new Map(records.flatMap(named))
    const names = {
      document: (id: string) => own.get(recordKey({ kind: 'document', id })) ?? titles.get(id) ?? id,
      indicator: (id: string) => own.get(recordKey({ kind: 'indicator', id })) ?? indicators.get(id) ?? id,
    }
    return {
      ...{ id: made.proposal, title, at: made.at, by: nameOf(made.by), reason },
      state,
      decided: decided ? { at: decided.at, by: nameOf(decided.by), reason: decided.reason } : null,
      changes: judged.map((one) => ({
        ...shownChange(one, names),
        ...(state === 'waiting' && passesOn(one, catalogue.current())),
      })),
      others: records.length - judged.length,
      otherChanges: records.flatMap((record) =>
        judged.some(({ kind, id }) => kind === record.kind && id === record.id)
          ? []
          : otherChange(record, before(record.kind, record.id, record.version), names),
      ),
      transitions,
      mayDecide: transitions.includes('confirm'),
      mayTakeBack: transitions.includes('take-back'),
    }
  })
  const confirming = await administratorsOf(reader)
  const alone = confirming.every(({ id }) => id === actor.id)
  return { twoPersons: catalogue.twoPersons, alone, proposals: proposals.reverse() }
}

/** What a reform of organisations passes on, in words. */
function passesOn(
  { kind, after }: JudgedChange,
  index: CatalogueIndex,
): Pick<Proposal['changes'][number], 'passes'> {
  if (kind !== 'reform' || after === null || isOfRegions(after as Reform)) return {}
  return {
    passes: passedBy(index, after as Reform).map(({ to, duties }) => ({
      to: nameOfOrganisation(index, to),
      duties: duties.map((duty) => `${duty.name}（${duty.kind}）`),
    })),
  }
}

/** The name or title of a record that a proposal itself adds or changes. */
function named(record: CatalogueRecord): [string, string][] {
  if (record.body === withdrawn) return []
  const { title, name = title } = JSON.parse(record.body) as {
    readonly title?: string
    readonly name?: string
  }
  return name === undefined ? [] : [[recordKey(record), name]]
}

/** A record on which no light depends: its name with its kind, and whether it is new, withdrawn, or what of it changes. */
function otherChange(
  { kind, id, body }: CatalogueRecord,
  old: object | null,
  names: Parameters<typeof recordChanges>[2],
): Proposal['otherChanges'][number] {
  const next = JSON.parse(body) as Readonly<Record<string, unknown>> | null
  const { title, name = title } = (next ?? old ?? {}) as { readonly title?: string; readonly name?: string }
  const act = next === null ? '（撤下）' : old === null ? '（新增）' : ''
  return {
    name: `${recordKindWords[kind] ?? ''}“${name ?? id}”${act}`,
    fields:
      next === null || old === null
        ? []
        : recordChanges(old as Readonly<Record<string, unknown>>, next, names),
  }
}

type Fields = Readonly<Record<string, unknown>>

function shownChange(
  { kind, id, before, after, fields }: JudgedChange,
  names: Parameters<typeof judgedFieldText>[2],
): Proposal['changes'][number] {
  const [old, next] = [before, after] as [Partial<TargetRecord> | null, Partial<TargetRecord> | null]
  const { name, from, title } = (after ?? before) as Partial<LightRuleRecord & Reform & PolicyDocument>
  const called = name ?? title ?? (kind === 'calendar-year' ? `${id}年工作日历` : id)
  const judged = fields.map((field) => ({
    title: judgedFieldTitles[field],
    from: judgedFieldText(old ?? {}, field, names),
    to: judgedFieldText(next ?? {}, field, names),
  }))
  // Whoever confirms confirms the whole record: also what no light depends on.
  const isPlain = kind === 'target' || kind === 'indicator' || kind === 'document'
  const all = isPlain && before && after ? recordChanges(before as Fields, after as Fields, names) : []
  const others = all.filter(({ title: one }) => !judged.some((field) => field.title === one))
  return {
    ...{ kind, id, goes: after === null },
    name: kind !== 'target' && from !== undefined ? `${called}（自${from}施行）` : called,
    fields: [...judged, ...others],
  }
}
