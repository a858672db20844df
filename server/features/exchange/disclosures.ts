import Type from 'typebox'
import type { Disclosure, Embargo, Indicator } from '#metrics/catalogue/indicator.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { formatPeriod, parsePeriod, periodEnd } from '#metrics/period.ts'
import type { Actor } from '../../access/actor.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { DisclosureDraft, KeptDisclosure } from '../../contract/exchange.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/fastify-app.ts'
import { keepRecord } from '../../records/keep-record.ts'

/** Routes that decide who may get the figures of an indicator. */
export function disclosureRoutes(app: App, deps: Deps): void {
  app.put(
    '/api/indicators/:id/disclosure',
    {
      config: { allow: needed.changeDisclosures },
      schema: {
        summary: '一项指标的公开程度（内部、共享、公开）和发布时刻',
        tags: ['exchange'],
        params: Type.Object({ id: Id }),
        body: DisclosureDraft,
        response: { 200: KeptDisclosure },
      },
    },
    async (request) => ({
      ...(await keepDisclosure(deps, actorOfRequest(request), request.params.id, request.body)),
    }),
  )
}

/**
 * Keeps an indicator's level of disclosure and its minute of release from now on, as a new version, unless they are the same. @throws
 * AppError not-found, bad-request where the minute is that of a computed indicator or of a period that cannot be read
 */
async function keepDisclosure(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  id: string,
  { level, embargo: wanted }: DisclosureDraft,
): Promise<Disclosure> {
  const index = catalogue.current()
  const indicator = index.indicators.get(id)
  if (!indicator) throw new AppError('not-found', `没有指标“${id}”。`)
  if (wanted && indicator.formula)
    throw new AppError(
      'bad-request',
      `“${indicator.name}”由其他指标计算，各分项发布后随即算出：请给分项定发布时刻。`,
    )
  const embargo =
    wanted === undefined ? index.disclosures.get(id)?.embargo : wanted && readEmbargo(wanted, indicator)
  const content: Disclosure = { id, level, ...(embargo && { embargo }) }
  await store.write((writer) => keepRecord(writer, actor.id, { kind: 'disclosure', id, content }))
  return content
}

/** A minute of release with its periods in SDMX form, each once, of the indicator's frequency and after its end. @throws AppError bad-period, bad-request */
function readEmbargo({ except = [], ...rest }: Embargo, { name, frequency }: Indicator): Embargo {
  const read = except.map(({ period: text, ...moment }) => {
    const period = parsePeriod(text)
    if (!period) throw new AppError('bad-period', `“${text}”不是时期：请写成 2024-M07、2024-Q3 或 2024。`)
    if (period.frequency !== frequency)
      throw new AppError('bad-period', `“${name}”不按这样的时期报送，${text} 定不了发布时刻。`)
    if (!isDate(moment.date) || moment.date <= periodEnd(period))
      throw new AppError(
        'bad-request',
        `${text} 的发布日期“${moment.date}”不对：请写该期结束（${periodEnd(period)}）以后的日子。`,
      )
    return { period: formatPeriod(period, 'sdmx'), ...moment }
  })
  const twice = read.find(({ period }, at) => read.findIndex((one) => one.period === period) !== at)
  if (twice) throw new AppError('bad-request', `${twice.period} 写了两次发布时刻，请留一个。`)
  return read.length === 0 ? rest : { ...rest, except: read }
}
