import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { judgedChanges, type JudgedChange } from '#metrics/consequences/judged-changes.ts'
import { judgedFieldTitles, judgedFieldText } from '#metrics/wording/judging/judged-fields.ts'
import type { Actor } from '../../../access/actor.ts'
import type { Proposal, ProposalList } from '../../../contract/proposals.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import { recordVersions } from '../../../db/catalogue/catalogue-records.ts'
import type { Deps } from '../../../deps.ts'
import { namesOfActors } from '../../people/queries.ts'
import { allProposals } from '../../../records/kinds/catalogue/proposals.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

/** Changes that wait for a second person, and those that were decided, the newest first. */
export async function listProposals(
  { store: { reader }, catalogue }: Needs,
  actor: Actor,
): Promise<ProposalList> {
  const all = await allProposals(reader)
  const nameOf = await namesOfActors(
    reader,
    all.flatMap(({ made, decided }) => [made.by, ...(decided ? [decided.by] : [])]),
  )
  const bodies = new Map(
    (await recordVersions(reader)).map(({ kind, id, version, body }) => [`${kind}/${id}/${version}`, body]),
  )
  const before = (kind: string, id: string, version: number) =>
    JSON.parse(bodies.get(`${kind}/${id}/${version - 1}`) ?? 'null') as object | null
  const administers = hasRight(actor.rights, needed.changeStandards)
  const proposals = all.map(({ made, decided }): Proposal => {
    const { title, records, reason = null } = made.change
    const judged = judgedChanges(
      records.map(({ kind, id, version, body }) => ({
        ...{ kind, id, before: before(kind, id, version), after: JSON.parse(body) as object | null },
      })),
    )
    return {
      ...{ id: made.proposal, title, at: made.at, by: nameOf(made.by), reason },
      state: decided?.step ?? 'waiting',
      decided: decided ? { at: decided.at, by: nameOf(decided.by), reason: decided.reason } : null,
      changes: judged.map(shownChange),
      others: records.length - judged.length,
      mayDecide: !decided && administers && made.by !== actor.id,
      mayTakeBack: !decided && made.by === actor.id,
    }
  })
  return { twoPersons: catalogue.twoPersons, proposals: proposals.reverse() }
}

function shownChange({ kind, id, before, after, fields }: JudgedChange): Proposal['changes'][number] {
  const [old, next] = [before, after] as [Partial<TargetRecord> | null, Partial<TargetRecord> | null]
  const { name = id, from } = (after ?? before) as Partial<LightRuleRecord | Reform>
  return {
    ...{ kind, id, goes: after === null },
    name: kind !== 'target' && from !== undefined ? `${name}（自${from}施行）` : name,
    fields: fields.map((field) => ({
      title: judgedFieldTitles[field],
      from: judgedFieldText(old ?? {}, field),
      to: judgedFieldText(next ?? {}, field),
    })),
  }
}
