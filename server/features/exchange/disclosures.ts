import Type from 'typebox'
import type { Disclosure, DisclosureLevel } from '#metrics/catalogue/indicator.ts'
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
        summary: '一项指标的公开程度：内部、共享、公开',
        tags: ['exchange'],
        params: Type.Object({ id: Id }),
        body: DisclosureDraft,
        response: { 200: KeptDisclosure },
      },
    },
    async (request) => ({
      ...(await keepDisclosure(deps, actorOfRequest(request), request.params.id, request.body.level)),
    }),
  )
}

/** Keeps an indicator's level of disclosure from now on, as a new version, unless it is the same. @throws AppError not-found */
async function keepDisclosure(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  id: string,
  level: DisclosureLevel,
): Promise<Disclosure> {
  if (!catalogue.current().indicators.has(id)) throw new AppError('not-found', `没有指标“${id}”。`)
  const content: Disclosure = { id, level }
  await store.write((writer) => keepRecord(writer, actor.id, { kind: 'disclosure', id, content }))
  return content
}
