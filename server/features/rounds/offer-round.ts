import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { reporterNow } from '#metrics/catalogue/indicator.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import type { Actor } from '../../access/actor.ts'
import type { RoundOffer } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { reportersOf } from '../people/queries.ts'
import { targetsOfClause } from './figures.ts'
import { dayOf, mayOpenOn } from './seen-rounds.ts'

/** What a round on a document could ask: its clauses, each with who leads, supports or reports. @throws AppError not-found, not-allowed */
export async function offerRound(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  document: string,
): Promise<RoundOffer> {
  const index = catalogue.current()
  const found = index.documents.get(document)
  if (!found) throw new AppError('not-found', `没有这份文件：${document}。请从列出的文件里选。`)
  if (!mayOpenOn(index, actor, document))
    throw new AppError('not-allowed', `《${found.title}》不在您的地区内，请由秘书或该地区的审核员开设轮次。`)
  const reporters = await reportersOf(store.reader)
  const isAnswerable = (organisation: string) => reporters.some((one) => signsFor(index, one, organisation))
  return {
    ...{ document, documentTitle: found.shortTitle, today: dayOf(index, actor, clock.today()) },
    printed: found.duties.flatMap(({ name, due }) => (due === undefined ? [] : { name, due })),
    clauses: found.clauses.map(({ key, path, title, lead, joint, support }) => {
      const targets = targetsOfClause(index, document, path)
      const roles = new Map<string, RoundOffer['clauses'][number]['organisations'][number]['role']>()
      const take = (role: typeof roles extends Map<string, infer R> ? R : never, ids: readonly string[]) => {
        for (const id of ids) if (!roles.has(id)) roles.set(id, role)
      }
      take('lead', lead)
      take('joint', joint)
      take('lead', targets.flatMap(answeringOrganisations))
      take('support', support)
      take(
        'reporter',
        targets.map(({ target, record }) => reporterNow(target.indicator, record.region)),
      )
      return {
        ...{ clause: key, path, title, targets: targets.length },
        organisations: [...roles].map(([organisation, role]) => ({
          organisation,
          name: nameOfOrganisation(index, organisation),
          role,
          answerable: isAnswerable(organisation),
        })),
      }
    }),
  }
}
