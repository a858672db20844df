import { lightRuleFaults, type LightRuleDraft } from '#metrics/drafts/check-light-rule.ts'
import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { newestRecords, withdrawn } from '../../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../../db/catalogue/change-catalogue.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { refuseDraft } from '../../refuse-draft.ts'

const kind = 'light-rule'
/** Installations number their own rules after the shipped one. */
const numbered = /^xushi-(\d+)$/

/** Keeps a rule under the next number; never in place of another. @throws AppError bad-item */
export async function keepLightRule(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  draft: LightRuleDraft,
): Promise<LightRuleRecord> {
  const today = clock.today()
  return store.write(async (writer) => {
    // Withdrawn ones included: a number that a light once named is not given again.
    const records = [...(await newestRecords(writer)).values()].filter((record) => record.kind === kind)
    const rules = records.flatMap(({ body }) =>
      body === withdrawn ? [] : [JSON.parse(body) as LightRuleRecord],
    )
    refuseDraft(lightRuleFaults(draft, { today, rules }))
    const last = Math.max(...records.map(({ id }) => Number(numbered.exec(id)?.[1] ?? 0)))
    const rule = { ...draft, basis: draft.basis.trim(), id: `xushi-${last + 1}` }
    const body = JSON.stringify(rule)
    await changeCatalogue(writer, {
      actor: actor.id,
      subject: `${kind}/${rule.id}`,
      origin: 'administrator',
      records: [{ kind, id: rule.id, version: 1, body }],
    })
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
    const newest = (await newestRecords(writer)).get(`${kind}/${id}`)
    if (!newest || newest.body === withdrawn) throw new AppError('not-found', `没有这条规则：${id}。`)
    const { from, name } = JSON.parse(newest.body) as LightRuleRecord
    if (from === undefined) throw new AppError('conflict', `“${name}”是随程序提供的蓝本，不能撤回。`)
    if (from < today) {
      throw new AppError(
        'conflict',
        `“${name}”自${from}起已经施行，过了施行当日不能撤回；要改，请另拟一条新规则。`,
      )
    }
    await changeCatalogue(writer, {
      actor: actor.id,
      subject: `${kind}/${id}`,
      origin: 'administrator',
      records: [{ kind, id, version: newest.version + 1, body: withdrawn }],
    })
  })
}
