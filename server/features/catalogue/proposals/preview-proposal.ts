import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { recordNames } from '#metrics/policy/errors/record-names.ts'
import type { TurnedLights } from '../../../contract/turned-lights.ts'
import { catalogueWith, newestRecords } from '../../../db/catalogue/catalogue-records.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { lightsTurnedBy } from '../lights-turned-by.ts'
import { changedBy } from '../../../records/change-or-propose.ts'
import { allProposals } from '../../../records/kinds/catalogue/proposals.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * The lights that a proposal would turn on the day `at` if it were confirmed now. @throws AppError not-found, conflict where it was
 * decided, or no longer fits the catalogue
 */
export async function lightsOfProposal(
  deps: Needs,
  id: string,
  at: string | undefined,
): Promise<TurnedLights> {
  const { reader } = deps.store
  const proposal = (await allProposals(reader)).find(({ made }) => made.proposal === id)
  if (!proposal) throw new AppError('not-found', `没有这项变更：${id}。`)
  if (proposal.decided) throw new AppError('conflict', '这项变更已经处理过了，请刷新。')
  const { records } = proposal.made.change
  const kept = await newestRecords(reader)
  const after = catalogueWith(kept, records)
  const [error] = catalogueErrors(after)
  if (error) {
    const nameOf = recordNames(after)
    throw new AppError('conflict', `确认后目录会出错：${nameOf(error.subject)}（${nameOf(error.message)}）。`)
  }
  return lightsTurnedBy(deps, { after, changes: records.map((record) => changedBy(kept, record)), at })
}
