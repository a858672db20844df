import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import {
  FilingUploadLook,
  FilingUploads,
  KeepUpload,
  UploadNamed,
  ZippedUploads,
} from '../../../contract/filing-uploads.ts'
import { needed } from '../../../contract/rights.ts'
import { NotModified } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import { answerFile } from '../../../files/answer-file.ts'
import { fileTypes } from '../../../files/file-types.ts'
import { bodyLimits } from '../../../http/body-limits.ts'
import type { App } from '../../../http/fastify-app.ts'
import { fileBodies } from '../../../http/request-bodies.ts'
import { keepUpload, listUploads, originalOf } from './keep-upload.ts'
import { previewUpload } from './preview-upload.ts'
import { previewZipped } from './zipped/preview-zipped.ts'

const tags = ['filings']
const filingId = Type.String({ maxLength: 200 })
const ofFiling = Type.Object({ id: filingId })
const mimes = [fileTypes.xlsx.mime, 'application/octet-stream']
const workbook = { content: Object.fromEntries(mimes.map((mime) => [mime, { schema: Type.Unknown() }])) }

/**
 * Routes of a filing that was filled in Excel: it is previewed, then kept as drafts with its original and the cells that were not taken.
 */
export function uploadRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/filings/:id/uploads',
    {
      config: { allow: needed.history },
      schema: {
        summary: '一张填报单上传过的 Excel：存了几项草稿，哪些没有采用',
        tags,
        params: ofFiling,
        response: { 200: FilingUploads },
      },
    },
    async (request) => listUploads(deps, actorOfRequest(request), request.params.id),
  )

  app.get(
    '/api/filings/:id/uploads/:number/file',
    {
      config: { allow: needed.history, audit: 'download' },
      schema: {
        summary: '上传的 Excel，原样',
        tags,
        params: Type.Object({ id: filingId, number: Type.String({ pattern: '^[1-9]\\d{0,5}$' }) }),
        response: { 200: Type.Unsafe<Buffer>({ description: '文件' }), 304: NotModified },
      },
    },
    async (request, reply) => {
      const { id: filing, number: text } = request.params
      const index = deps.catalogue.current()
      const asked = { filing, number: Number(text) }
      const file = await originalOf(deps.store.reader, index, actorOfRequest(request), asked)
      return answerFile(deps.files, file, request, reply) as never
    },
  )

  app.put(
    '/api/filings/:id/uploads',
    {
      config: { allow: needed.entry },
      schema: {
        summary: '核对过的 Excel 存为草稿',
        tags,
        params: ofFiling,
        querystring: UploadNamed,
        body: KeepUpload,
        response: { 200: FilingUploads },
      },
    },
    async (request) => {
      const { params, query, body } = request
      const filing = { id: params.id, at: query.at }
      return keepUpload(deps, actorOfRequest(request), filing, { ...body, name: query.name })
    },
  )

  void app.register(async (scope) => {
    const files = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    files.removeAllContentTypeParsers()
    fileBodies(files, mimes)
    files.post(
      '/api/filings/:id/uploads',
      {
        config: { allow: needed.entry },
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '填好的 Excel 模板会改哪些格、有什么问题，逐格列出；不保存',
          tags,
          params: ofFiling,
          querystring: UploadNamed,
          body: workbook,
          response: { 200: FilingUploadLook },
        },
      },
      async (request) => {
        const { params, query, body } = request
        const file = { bytes: body as Buffer, name: query.name }
        const filing = { id: params.id, at: query.at }
        return previewUpload(deps, actorOfRequest(request), filing, file)
      },
    )

    files.post(
      '/api/filing-uploads',
      {
        config: { allow: needed.entry },
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '一个压缩包（.zip）里的多份填好的模板会改什么，没有采用的各写明原因；不保存',
          ...{ tags, querystring: UploadNamed, body: workbook, response: { 200: ZippedUploads } },
        },
      },
      async (request) =>
        previewZipped(deps, actorOfRequest(request), {
          ...{ bytes: request.body as Buffer, at: request.query.at },
        }),
    )
  })
}
