import { lightRuleFaults, type LightRuleDraft } from '#metrics/drafts/check-light-rule.ts'
import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { recordKey, withdrawn } from '../../db/catalogue/catalogue-records.ts'
import { changeOrPropose } from '../../records/change-or-propose.ts'
import { nextId, standingRecord, standingRecords } from '../../records/keep-record.ts'
import { refuseDraft } from '../../refuse-draft.ts'

const kind = 'light-rule'
/** An installation numbers its own light rules after the shipped one, `xushi-1`. */
const series = 'xushi'

type Keeping = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * Keeps a light rule under the next number; no rule is overwritten. Where two people must agree, it takes force when a second person
 * confirms it. @throws AppError bad-item, conflict
 */
export async function keepLightRule(
  { store, clock, catalogue }: Keeping,
  actor: Actor,
  draft: LightRuleDraft,
): Promise<LightRuleRecord & { readonly proposal: string | null }> {
  const { twoPersons } = catalogue
  const today = clock.today()
  return store.write(async (writer) => {
    const standing = await standingRecords<LightRuleRecord>(writer, kind)
    refuseDraft(
      lightRuleFaults(draft, { today, rules: [...standing.values()].map(({ content }) => content) }),
    )
    const rule = { ...draft, basis: draft.basis.trim(), id: await nextId(writer, kind, series) }
    const record = { kind, id: rule.id, version: 1, body: JSON.stringify(rule) } as const
    const change = {
      ...{ subject: recordKey(record), title: `新规则“${rule.name}”，自${rule.from}施行`, records: [record] },
    }
    const terms = { twoPersons, actor: actor.id, at: clock.now() }
    const { proposal } = await changeOrPropose(writer, terms, change)
    return { ...rule, proposal }
  })
}

/**
 * Withdraws a light rule, on its first day at the latest: the rule before it is in force again, and the ledger keeps both acts. @returns
 * the proposal that waits for a second person, or null where the rule is withdrawn @throws AppError not-found, conflict from the day after
 * on, or where a proposal on the rule waits
 */
export async function withdrawLightRule(
  { store, clock, catalogue }: Keeping,
  actor: Actor,
  id: string,
): Promise<string | null> {
  const { twoPersons } = catalogue
  const today = clock.today()
  return store.write(async (writer) => {
    const standing = await standingRecord<LightRuleRecord>(writer, { kind, id })
    if (!standing) throw new AppError('not-found', `没有这条规则：${id}。`)
    const { from, name } = standing.content
    if (from === undefined) throw new AppError('conflict', `“${name}”是随程序提供的蓝本，不能撤回。`)
    if (from < today) {
      throw new AppError(
        'conflict',
        `“${name}”自${from}起已经施行，过了施行当日不能撤回；要改，请另拟一条新规则。`,
      )
    }
    const record = { kind, id, version: standing.version + 1, body: withdrawn } as const
    const change = { subject: recordKey(record), title: `撤回规则“${name}”`, records: [record] }
    const terms = { twoPersons, actor: actor.id, at: clock.now() }
    return (await changeOrPropose(writer, terms, change)).proposal
  })
}
