import { reportersEver } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import { systemActor, type Actor } from '../../access/actor.ts'
import type { ExceptionDraft } from '../../contract/periods.ts'
import { exceptionId } from '../../db/ledger/closed-periods.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { exceptionPrefix } from '../../records/kinds/periods.ts'
import { deleteException, exceptions, insertException } from './queries.ts'

interface Excepted {
  readonly period: string
  readonly organisation: string
}

/**
 * Lets an organisation report a period although it is closed, or will be, up to a day (准予补报); another day replaces the one before. Rule D-14.
 * @throws AppError bad-period, unknown-organisation, bad-item, reason-needed
 */
export async function grantException(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { period: asked, organisation }: Excepted,
  { until, reason: typed }: ExceptionDraft,
): Promise<void> {
  const index = catalogue.current()
  const period = canonical(asked)
  const reports = [...index.indicators.values()].some((one) => reportersEver(one).includes(organisation))
  if (!index.organisations.has(organisation) || !reports)
    throw new AppError('unknown-organisation', `没有填报指标的单位：${organisation}。请从列出的单位里选。`)
  const today = clock.today()
  if (!isDate(until)) throw new AppError('bad-item', `没有这一天：${until}。日期请写成 2024-11-15。`)
  if (until < today) throw new AppError('bad-item', `${until}已经过去，请改为今天（${today}）或以后。`)
  const reason = refuseUnlessReason(typed, `准予${nameOfOrganisation(index, organisation)}补报`)
  await store.write(async (writer) => {
    const id = exceptionId(period, organisation)
    const { sequence } = await writer.append({
      actor: actor.id,
      kind: 'period.excepted',
      subject: exceptionPrefix + id,
      payload: { period, organisation, until, reason },
    })
    await insertException(writer, { id, period, organisation, until, grantedBy: actor.id, sequence })
  })
}

/** Ends an exception, with a reason; one that is not there stays so. @throws AppError bad-period, reason-needed */
export async function endException(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { period: asked, organisation }: Excepted,
  typed: string,
): Promise<void> {
  const period = canonical(asked)
  const reason = refuseUnlessReason(typed, '收回准许')
  await store.write(async (writer) => {
    const known = (await exceptions(writer)).get(period) ?? []
    if (!known.some((one) => one.organisation === organisation)) return
    const id = exceptionId(period, organisation)
    await writer.append({
      actor: actor.id,
      kind: 'period.exception-ended',
      subject: exceptionPrefix + id,
      payload: { period, organisation, reason },
    })
    await deleteException(writer, id)
  })
}

/** Ends the exceptions whose day has passed. */
export async function endPastExceptions(needs: Pick<Deps, 'store' | 'clock'>): Promise<void> {
  const { store, clock } = needs
  const today = clock.today()
  for (const [period, own] of await exceptions(store.reader))
    for (const { organisation, until } of own)
      if (until < today)
        await endException(needs, systemActor, { period, organisation }, `准予补报到${until}，已过`)
}

function canonical(text: string): string {
  const period = parsePeriod(text)
  if (!period) throw new AppError('bad-period', `“${text}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  return formatPeriod(period, 'sdmx')
}

function refuseUnlessReason(typed: string, act: string): string {
  const reason = typed.trim()
  if (!isReason(reason))
    throw new AppError('reason-needed', `请写明${act}的原因，至少 ${shortestReason} 个字。`)
  return reason
}
