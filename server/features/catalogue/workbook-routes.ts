import { create as contentDisposition } from 'content-disposition'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { PlanWorkbookFile, PlanWorkbookLook } from '../../contract/plan-drafts.ts'
import { needed } from '../../contract/rights.ts'
import { Id, PlainText } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { fileTypes } from '../../files/file-types.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import type { App } from '../../http/fastify-app.ts'
import { fileBodies } from '../../http/request-bodies.ts'
import { previewPlanWorkbook, planWorkbook } from './workbook/plan-workbook.ts'

const tags = ['plans']
const ofDraft = Type.Object({ id: Id })
const Bytes = Type.String({ format: 'binary' })
const mimes = [fileTypes.xlsx.mime, 'application/octet-stream']

/** Routes by which a plan draft is downloaded and uploaded as one workbook. */
export function planWorkbookRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/plans/:id/workbook.xlsx',
    {
      config: { allow: needed.plans, audit: 'export' },
      schema: {
        summary: '一份计划草稿的工作簿，一张工作表一种内容',
        tags,
        params: ofDraft,
        response: { 200: { content: { [fileTypes.xlsx.mime]: { schema: Bytes } } } },
      },
    },
    async ({ params }, reply) => {
      const { name, bytes } = await planWorkbook(deps, params.id)
      const disposition = contentDisposition(name, { fallback: 'plan.xlsx' })
      return reply
        .headers({ 'content-disposition': disposition, 'cache-control': 'private, no-store' })
        .type(fileTypes.xlsx.mime)
        .send(bytes as never)
    },
  )

  void app.register(async (scope) => {
    const files = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    files.removeAllContentTypeParsers()
    fileBodies(files, mimes)
    files.post(
      '/api/plans/:id/workbook',
      {
        config: { allow: needed.changePlans },
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '一份填好的工作簿会把草稿改成什么，逐行列出；不保存',
          tags,
          params: ofDraft,
          querystring: Type.Object(
            { name: Type.Optional(PlainText({ title: '文件名', maxLength: 200 })) },
            { additionalProperties: false },
          ),
          body: { content: Object.fromEntries(mimes.map((mime) => [mime, { schema: PlanWorkbookFile }])) },
          response: { 200: PlanWorkbookLook },
        },
      },
      async ({ params, query, body }, reply) => {
        const file = { bytes: body as Buffer, name: query.name ?? '' }
        return reply.send((await previewPlanWorkbook(deps, params.id, file)) as never)
      },
    )
  })
}
