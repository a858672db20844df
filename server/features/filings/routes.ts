import { create as contentDisposition } from 'content-disposition'
import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { Filing, Filings } from '../../contract/filings.ts'
import { DateText } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { fileTypes } from '../../files/file-types.ts'
import { filing, filings } from './filings.ts'
import { templateOf } from './template/template.ts'

const At = Type.Object({ at: Type.Optional(DateText) }, { additionalProperties: false })

const Workbook = Type.String({ format: 'binary' })

/** Routes of filings (填报单): what the signed-in reporter owes. */
export function filingRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.entry } as const

  app.get(
    '/api/filings',
    {
      config,
      schema: { summary: '本单位的填报单', tags: ['filings'], querystring: At, response: { 200: Filings } },
    },
    async (request) => filings(await viewOf(deps, request.query), actorOfRequest(request)),
  )

  app.get(
    '/api/filings/:id',
    {
      config,
      schema: {
        summary: '一张填报单及其各格',
        tags: ['filings'],
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        querystring: At,
        response: { 200: Filing },
      },
    },
    async (request) => filing(await viewOf(deps, request.query), actorOfRequest(request), request.params.id),
  )

  app.get(
    '/api/filings/:id/template.xlsx',
    {
      config: { ...config, audit: 'export' },
      schema: {
        summary: '一张填报单的 Excel 模板',
        tags: ['filings'],
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        querystring: At,
        response: { 200: { content: { [fileTypes.xlsx.mime]: { schema: Workbook } } } },
      },
    },
    async (request, reply) => {
      const view = await viewOf(deps, request.query)
      const found = await filing(view, actorOfRequest(request), request.params.id)
      const { name, bytes } = await templateOf(deps, view.index, found, view.asOf)
      const disposition = contentDisposition(name, { fallback: 'template.xlsx' })
      return reply
        .headers({ 'content-disposition': disposition, 'cache-control': 'private, no-store' })
        .type(fileTypes.xlsx.mime)
        .send(bytes as never)
    },
  )
}
