import { lightRuleFaults, type LightRuleDraft } from '#metrics/drafts/check-light-rule.ts'
import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { keepRecord, nextId, standingRecord, standingRecords } from '../../records/keep-record.ts'
import { refuseDraft } from '../../refuse-draft.ts'

const kind = 'light-rule'
/** Installations number their own rules after the shipped one, `xushi-1`. */
const series = 'xushi'

/** Keeps a rule under the next number; never in place of another. @throws AppError bad-item */
export async function keepLightRule(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  draft: LightRuleDraft,
): Promise<LightRuleRecord> {
  const today = clock.today()
  return store.write(async (writer) => {
    const standing = await standingRecords<LightRuleRecord>(writer, kind)
    refuseDraft(
      lightRuleFaults(draft, { today, rules: [...standing.values()].map(({ content }) => content) }),
    )
    const rule = { ...draft, basis: draft.basis.trim(), id: await nextId(writer, kind, series) }
    await keepRecord(writer, actor.id, { kind, id: rule.id, content: rule })
    return rule
  })
}

/**
 * Takes back a rule, on its first day at the latest: the rule before it stands again, and the ledger keeps both acts.
 * @throws AppError not-found, conflict from the day after on
 */
export async function withdrawLightRule(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<void> {
  const today = clock.today()
  await store.write(async (writer) => {
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
    await keepRecord(writer, actor.id, { kind, id, content: null })
  })
}
