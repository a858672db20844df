import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { DateText, NotModified } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { tableXlsxType } from '../../exchange/table-xlsx.ts'
import { sdmxCsvType } from '../../exchange/sdmx/write-csv.ts'
import { sdmxJsonType } from '../../exchange/sdmx/write-json.ts'
import type { App } from '../../http/fastify-app.ts'
import { sendStream } from './streamed-answer.ts'
import { dataFormats, formAsked } from './asked-format.ts'
import { dataAnswers } from './data-answers.ts'
import { disclosureRoutes } from './disclosures.ts'
import { refuseOtherAgencies } from './refuse-other-agencies.ts'
import { structureRoutes } from './structure-routes.ts'

const Text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Count = Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' }))
const Known = {
  asOf: Text(40),
  updatedAfter: Text(40),
  includeHistory: Type.Optional(Type.Enum(['true', 'false'] as const)),
  format: Type.Optional(Type.Enum(dataFormats)),
  labels: Type.Optional(Type.Enum(['id', 'name', 'both'] as const)),
}
/** A filter by component may be as long as an address. */
const Filter = Text(8_000)
const components = ['INDICATOR', 'TARGET', 'REF_AREA', 'FREQ', 'TIME_PERIOD'] as const
const DataQuery = Type.Object(
  {
    'c[INDICATOR]': Filter,
    'c[TARGET]': Filter,
    'c[REF_AREA]': Filter,
    'c[FREQ]': Filter,
    'c[TIME_PERIOD]': Filter,
    ...Known,
    at: Type.Optional(DateText),
    lastNObservations: Count,
    attributes: Text(400),
    measures: Type.Optional(Type.Literal('all')),
    dimensionAtObservation: Type.Optional(Type.Enum(['TIME_PERIOD', 'AllDimensions'] as const)),
  },
  { additionalProperties: false },
)

const DataParams = Type.Object({
  context: Type.Enum(['dataflow', 'datastructure', '*'] as const),
  agency: Type.String({ maxLength: 60 }),
  flow: Type.String({ maxLength: 60, description: 'OBSERVATIONS 审定数据 · TARGETS 目标与灯' }),
  version: Type.Optional(Type.String({ maxLength: 20 })),
  '*': Type.Optional(
    Type.String({
      maxLength: 8_000,
      description: 'INDICATOR.REF_AREA.FREQ（TARGETS 为 TARGET.REF_AREA.FREQ），可用 * 和逗号',
    }),
  ),
})

const Data = {
  200: {
    content: {
      [sdmxJsonType]: { schema: Type.Unknown() },
      [sdmxCsvType]: { schema: Type.String() },
      'application/json': { schema: Type.Unknown() },
      'text/csv': { schema: Type.String() },
      [tableXlsxType]: { schema: Type.String({ format: 'binary' }) },
    },
  },
  304: NotModified,
}

/** Routes that give approved figures to other systems: by SDMX REST 2, and by plain addresses. */
export function exchangeRoutes(app: App, deps: Deps): void {
  const answer = dataAnswers(deps)
  structureRoutes(app, deps)
  disclosureRoutes(app, deps)

  const base = '/sdmx/data/:context/:agency/:flow'
  for (const url of [base, `${base}/:version`, `${base}/:version/*`])
    app.get(
      url,
      {
        config: { allow: needed.boards, reads: 'own-part', audit: 'export' },
        schema: {
          summary: '数据（SDMX REST 2）：审定数据、目标与灯',
          tags: ['exchange'],
          params: DataParams,
          querystring: DataQuery,
          response: Data,
        },
      },
      async (request, reply) => {
        const { params, query } = request
        refuseOtherAgencies(params)
        const filters = Object.fromEntries(
          components.flatMap((id) => {
            const text = query[`c[${id}]`]
            return text === undefined ? [] : [[id, text]]
          }),
        )
        const asked = {
          ...formAsked(request.headers.accept, query.format, query.labels),
          flow: params.flow,
          key: wholeKey(params['*']),
          filters,
          ...(query.at !== undefined && { at: query.at }),
          ...(query.asOf !== undefined && { asOf: query.asOf }),
          ...(query.updatedAfter !== undefined && { updatedAfter: query.updatedAfter }),
          ...(query.lastNObservations !== undefined && { last: Number(query.lastNObservations) }),
          includeHistory: query.includeHistory === 'true',
          flat: query.dimensionAtObservation === 'AllDimensions',
          attributes: query.attributes ?? 'dsd',
        }
        return sendStream(request, reply, await answer(actorOfRequest(request), asked))
      },
    )

  app.get(
    '/api/exchange/observations',
    {
      config: { allow: needed.boards, reads: 'own-part', audit: 'export' },
      schema: {
        summary: '审定数据，供其他系统和表格软件取用',
        tags: ['exchange'],
        querystring: Type.Object(
          {
            indicator: Text(8_000),
            region: Text(8_000),
            from: Text(40),
            to: Text(40),
            ...Known,
          },
          { additionalProperties: false },
        ),
        response: Data,
      },
    },
    async (request, reply) => {
      const { indicator, region, from, to, ...query } = request.query
      const time = [...(from === undefined ? [] : [`ge:${from}`]), ...(to === undefined ? [] : [`le:${to}`])]
      const asked = {
        ...formAsked('*/*', query.format ?? 'sdmx-csv', query.labels),
        flow: 'OBSERVATIONS',
        key: '',
        filters: {
          ...(indicator !== undefined && { INDICATOR: indicator }),
          ...(region !== undefined && { REF_AREA: region }),
          ...(time.length > 0 && { TIME_PERIOD: time.join('+') }),
        },
        ...(query.asOf !== undefined && { asOf: query.asOf }),
        ...(query.updatedAfter !== undefined && { updatedAfter: query.updatedAfter }),
        includeHistory: query.includeHistory === 'true',
        flat: false,
        attributes: 'dsd',
      }
      return sendStream(request, reply, await answer(actorOfRequest(request), asked))
    },
  )
}

function wholeKey(key: string | undefined): string {
  return key === undefined || key === '*' || key === 'all' ? '' : key
}
