import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import {
  CatalogueRecordKind,
  CatalogueRecordList,
  CatalogueRecordView,
  recordSchemas,
  RecordChange,
  RecordVersion,
  RecordWithdrawal,
  TrialRecord,
  type PlanRecord,
  type PlanRecordKind,
} from '../../../contract/catalogue-records.ts'
import { needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import { LightsAt, TurnedLights } from '../../../contract/turned-lights.ts'
import type { Deps } from '../../../deps.ts'
import type { App } from '../../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../../http/if-match.ts'
import { recordKindWords } from '../../../records/kinds/catalogue/catalogue.ts'
import { listCatalogueRecords } from './list-records.ts'
import { keepPlanRecord, lightsOfRecord, showCatalogueRecord } from './plan-records.ts'

const tags = ['catalogue']
const params = Type.Object({ id: Id })

/**
 * Routes of single records of the catalogue. Every kind can be read with its versions; the kinds of which plans consist can be kept and
 * withdrawn.
 */
export function catalogueRecordRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/catalogue/:kind',
    {
      config: { allow: needed.plans },
      schema: {
        summary: '目录中一类的各条记录，撤下的也在内',
        tags,
        params: Type.Object({ kind: CatalogueRecordKind }),
        response: { 200: CatalogueRecordList },
      },
    },
    async ({ params: { kind } }) => listCatalogueRecords(deps, kind),
  )
  app.get(
    '/api/catalogue/:kind/:id',
    {
      config: { allow: needed.plans },
      schema: {
        summary: '目录的一条记录和它的各版',
        tags,
        params: Type.Object({ kind: CatalogueRecordKind, id: Id }),
        response: { 200: CatalogueRecordView },
      },
    },
    async ({ params: { kind, id } }, reply) => {
      const shown = await showCatalogueRecord(deps, kind, id)
      setVersionHeader(reply, shown.version)
      return shown
    },
  )
  for (const kind of Object.keys(recordSchemas) as PlanRecordKind[]) recordRoutes(app, deps, kind)
}

function recordRoutes(app: App, deps: Deps, kind: PlanRecordKind): void {
  const config = { allow: needed.changePlans } as const
  const url = `/api/catalogue/${kind}/:id`
  const response = { 200: RecordVersion }

  app.put(
    url,
    {
      config,
      schema: {
        summary: `${recordKindWords[kind]}：新立，或保存下一版（If-Match：所改的一版，新立的写 "0"）`,
        tags,
        params,
        headers: IfMatch,
        body: RecordChange(recordSchemas[kind]),
        response,
      },
    },
    async (request, reply) => {
      const { params, headers, body } = request
      const { record, reason } = body as { record: PlanRecord; reason: string }
      const edit = { kind, id: params.id, version: versionAsked(headers), record, reason }
      const kept = await keepPlanRecord(deps, actorOfRequest(request), edit)
      setVersionHeader(reply, kept.version)
      return kept
    },
  )

  app.post(
    `${url}/lights`,
    {
      config,
      schema: {
        summary: `${recordKindWords[kind]}：这样改（null 为撤下）会改变哪些灯；只是试算`,
        tags,
        params,
        querystring: LightsAt,
        body: TrialRecord(recordSchemas[kind]),
        response: { 200: TurnedLights },
      },
    },
    async ({ params: { id }, query: { at }, body }) => {
      const { record } = body as { record: PlanRecord | null }
      return lightsOfRecord(deps, { kind, id, record }, at)
    },
  )

  app.delete(
    url,
    {
      config,
      schema: {
        summary: `${recordKindWords[kind]}：撤下（If-Match），各版保留`,
        tags,
        params,
        headers: IfMatch,
        body: RecordWithdrawal,
        response,
      },
    },
    async (request, reply) => {
      const { params, headers, body } = request
      const edit = { kind, id: params.id, version: versionAsked(headers), record: null, reason: body.reason }
      const gone = await keepPlanRecord(deps, actorOfRequest(request), edit)
      setVersionHeader(reply, gone.version)
      return gone
    },
  )
}
