import { createHash } from 'node:crypto'
import Type from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { isDisclosedTo } from '#metrics/catalogue/indicator.ts'
import type { Actor } from '../../access/actor.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { NotModified } from '../../contract/scalars.ts'
import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import {
  artefactsOf,
  artefactTypes,
  referenceKinds,
  sdmxStructureType,
  structureMessage,
  stubOf,
  withReferences,
} from '../../exchange/sdmx/write-structure.ts'
import type { App } from '../../http/fastify-app.ts'
import { sendStream } from './streamed-answer.ts'
import { refuseOtherThanJson } from './asked-format.ts'
import { refuseOtherAgencies } from './refuse-other-agencies.ts'
import { followKinds } from './last-change.ts'
import { structureOf } from './figures/observation-dataset.ts'
import { targetStructureOf } from './target-dataset.ts'

const StructureParams = Type.Object({
  type: Type.Enum([...artefactTypes, '*'] as const),
  agency: Type.Optional(Type.String({ maxLength: 60 })),
  id: Type.Optional(Type.String({ maxLength: 400 })),
  version: Type.Optional(Type.String({ maxLength: 20 })),
})
const StructureQuery = Type.Object(
  {
    references: Type.Optional(Type.Enum(referenceKinds)),
    detail: Type.Optional(Type.Enum(['full', 'referencepartial', 'raw', 'allstubs'] as const)),
    format: Type.Optional(Type.Literal('sdmx-json')),
  },
  { additionalProperties: false },
)

/** Routes of what describes the data: flows, their structures, and code lists of the present catalogue. */
export function structureRoutes(app: App, { store, catalogue, clock, version }: Deps): void {
  const lastChange = followKinds(store, new Set([catalogueChanged]))
  const base = '/sdmx/structure/:type'
  for (const url of [base, `${base}/:agency`, `${base}/:agency/:id`, `${base}/:agency/:id/:version`])
    app.get(
      url,
      {
        config: { allow: needed.boards, reads: 'no-figures' },
        schema: {
          summary: '数据结构与代码表（SDMX REST 2）',
          tags: ['exchange'],
          params: StructureParams,
          querystring: StructureQuery,
          response: {
            200: { content: { [sdmxStructureType]: { schema: Type.Unknown() } } },
            304: NotModified,
          },
        },
      },
      async (request, reply) => {
        const { params, query } = request
        refuseOtherAgencies(params)
        if (query.format === undefined) refuseOtherThanJson(request.headers.accept)
        const hash = lastChange()
        const actor = actorOfRequest(request)
        const index = disclosedPart(catalogue.current(), actor)
        const all = artefactsOf([structureOf(index), targetStructureOf(index)])
        const ids = params.id === undefined || params.id === '*' ? undefined : new Set(params.id.split(','))
        const chosen = all.filter(
          ({ type, id }) => (params.type === '*' || params.type === type) && (ids?.has(id) ?? true),
        )
        if (chosen.length === 0)
          throw new AppError(
            'not-found',
            `没有 ${params.type} ${params.id ?? ''}，全部见 /sdmx/structure/*。`,
          )
        const found = withReferences(all, chosen, query.references ?? 'none')
        const message = structureMessage(query.detail === 'allstubs' ? found.map(stubOf) : found, {
          id: 'structures',
          prepared: clock.now(),
        })
        const told = JSON.stringify([version, hash, actor.disclosed, params, query])
        return sendStream(request, reply, {
          version: createHash('sha256').update(told).digest('base64url').slice(0, 22),
          type: sdmxStructureType,
          parts: async function* () {
            yield JSON.stringify(message)
          },
        })
      },
    )
}

/** The catalogue with the indicators and targets alone of which the caller may be told. */
function disclosedPart(index: CatalogueIndex, { disclosed }: Actor): CatalogueIndex {
  if (disclosed === undefined) return index
  const isTold = (indicator: string) => isDisclosedTo(index, indicator, disclosed)
  return {
    ...index,
    indicators: new Map([...index.indicators].filter(([id]) => isTold(id))),
    targets: new Map([...index.targets].filter(([, { record }]) => isTold(record.indicator))),
  }
}
