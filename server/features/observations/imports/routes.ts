import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import Type from 'typebox'
import { Check } from 'typebox/value'
import { columnName } from '#metrics/reading/workbook.ts'
import type { Actor } from '../../../access/actor.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import {
  ImportChange,
  ImportList,
  ImportMapping,
  ImportReturn,
  ImportSent,
  ImportShown,
  ImportVersion,
  type ImportFinding,
} from '../../../contract/imports.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { csvLine } from '../../../exchange/csv-text.ts'
import { answerFile } from '../../../files/answer-file.ts'
import { fileTypes } from '../../../files/file-types.ts'
import { bodyLimits } from '../../../http/body-limits.ts'
import type { App } from '../../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../../http/if-match.ts'
import { fileBodies } from '../../../http/request-bodies.ts'
import { bodyOf } from './import-body.ts'
import {
  cancelImport,
  changeImport,
  decideImport,
  importFor,
  keepImport,
  submitImport,
} from './keep-import.ts'
import { outcomeLines } from './outcome-file.ts'
import { importLightsRoutes } from './lights/routes.ts'
import { rowRoutes } from './rows/routes.ts'
import { listImports, showImport } from './show-imports.ts'

const tags = ['imports']
const ofImport = Type.Object({ id: Id })
const mimes = [fileTypes.xlsx.mime, fileTypes.csv.mime, 'application/octet-stream']
const table = { content: Object.fromEntries(mimes.map((mime) => [mime, { schema: Type.Unknown() }])) }

/** Routes of imports (数据导入): a table of history is sent, checked, submitted as a whole, and released by one act. */
export function importRoutes(app: App, deps: Deps): void {
  const look = { allow: needed.imports } as const
  const handIn = { allow: needed.handIn } as const
  /** Where the three administrators exclude one another, none of them hands in figures. */
  const mayHandIn = ({ rights }: Actor) =>
    hasRight(rights, deps.threeAdministrators ? needed.entry : needed.handIn)
  const senderOf = (request: FastifyRequest): Actor => {
    const actor = actorOfRequest(request)
    if (mayHandIn(actor)) return actor
    throw new AppError('not-allowed', '这里实行三员分立，历史数据由填报员导入，由审核员放行。')
  }
  const decide = { allow: needed.decisions } as const
  const made = { response: { 202: ImportVersion } }

  app.get(
    '/api/imports',
    { config: look, schema: { summary: '历史数据', tags, response: { 200: ImportList } } },
    async (request) => {
      const actor = actorOfRequest(request)
      return { imports: await listImports(deps, actor), mayHandIn: mayHandIn(actor) }
    },
  )

  app.get(
    '/api/imports/:id',
    {
      config: look,
      schema: {
        summary: '一份历史数据：读法、样张、检查结果、进度',
        tags,
        params: ofImport,
        response: { 200: ImportShown },
      },
    },
    async (request, reply) => {
      const shown = await showImport(deps, actorOfRequest(request), request.params.id)
      setVersionHeader(reply, shown.version)
      return shown
    },
  )

  app.get(
    '/api/imports/:id/findings.csv',
    {
      config: { ...look, audit: 'export' },
      schema: {
        summary: '检查出的全部问题',
        tags,
        params: ofImport,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const row = await importFor(deps.store.reader, deps.catalogue.current(), actorOfRequest(request), id)
      const { findingLines } = bodyOf(row)
      void reply.header('content-disposition', `attachment; filename="${id}-findings.csv"`)
      const found =
        row.outcome === null
          ? []
          : firstOf(outcomeLines<ImportFinding>(deps.files, row.outcome, 0), findingLines)
      return reply.type('text/csv; charset=utf-8').send(Readable.from(findingRows(found)) as never)
    },
  )

  app.get(
    '/api/imports/:id/file',
    {
      config: { ...look, audit: 'download' },
      schema: { summary: '原文件', tags, params: ofImport, response: { 200: table } },
    },
    async (request, reply) => {
      const { file, name } = await importFor(
        deps.store.reader,
        deps.catalogue.current(),
        actorOfRequest(request),
        request.params.id,
      )
      return answerFile(deps.files, { hash: file, name }, request, reply)
    },
  )

  app.put(
    '/api/imports/:id',
    {
      config: handIn,
      schema: {
        summary: '换一种读法，重新检查（If-Match）',
        tags,
        params: ofImport,
        headers: IfMatch,
        body: ImportChange,
        ...made,
      },
    },
    async (request, reply) => {
      const asked = { id: request.params.id, version: versionAsked(request.headers), ...request.body }
      return reply.status(202).send(await changeImport(deps, senderOf(request), asked))
    },
  )

  app.delete(
    '/api/imports/:id',
    { config: handIn, schema: { summary: '取消', tags, params: ofImport, ...made } },
    async (request, reply) =>
      reply.status(202).send(await cancelImport(deps, senderOf(request), request.params.id)),
  )

  app.post(
    '/api/imports/:id/submit',
    { config: handIn, schema: { summary: '提交整份', tags, params: ofImport, ...made } },
    async (request, reply) =>
      reply.status(202).send(await submitImport(deps, senderOf(request), request.params.id)),
  )

  app.post(
    '/api/imports/:id/release',
    { config: decide, schema: { summary: '放行整份', tags, params: ofImport, ...made } },
    async (request, reply) =>
      reply.status(202).send(await decideImport(deps, actorOfRequest(request), request.params.id)),
  )

  app.post(
    '/api/imports/:id/return',
    { config: decide, schema: { summary: '退回整份', tags, params: ofImport, body: ImportReturn, ...made } },
    async (request, reply) => {
      const { reason } = request.body
      return reply
        .status(202)
        .send(await decideImport(deps, actorOfRequest(request), request.params.id, reason))
    },
  )

  rowRoutes(app, deps)
  importLightsRoutes(app, deps)
  void app.register(async (scope) => {
    const files = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    files.removeAllContentTypeParsers()
    fileBodies(files, mimes)
    files.post(
      '/api/imports',
      {
        config: handIn,
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '送来一份历史数据：CSV 或 xlsx；check=true 只检查，否则没有错误就提交',
          tags,
          querystring: ImportSent,
          body: table,
          response: { 201: ImportVersion },
        },
      },
      async (request, reply) => {
        const { mapping, ...asked } = request.query
        const sent = { ...asked, mapping: mappingOf(mapping) }
        const kept = await keepImport(deps, senderOf(request), request.body as Buffer, sent)
        setVersionHeader(reply, kept.version)
        return reply.status(201).send(kept)
      },
    )
  })
}

/** Reads a mapping that was sent as JSON. @throws AppError bad-request */
function mappingOf(text: string | undefined): ImportMapping | null {
  if (text === undefined) return null
  try {
    const mapping: unknown = JSON.parse(text)
    if (Check(ImportMapping, mapping)) return mapping
  } catch {
    // Invalid JSON is refused below, like JSON of another form.
  }
  throw new AppError('bad-request', 'mapping 不是读法：请写成 JSON，形式见接口说明的 ImportMapping。')
}

async function* firstOf<T>(items: AsyncGenerator<T>, most: number): AsyncGenerator<T> {
  let left = most
  if (left === 0) return
  for await (const item of items) {
    yield item
    left -= 1
    if (left === 0) return
  }
}

async function* findingRows(
  found: AsyncIterable<ImportFinding> | Iterable<ImportFinding>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['行', '列', '性质', '代码', '说明'])}`
  for await (const { row, column, severity, code, message } of found)
    yield csvLine([
      String(row),
      columnName(column),
      severity === 'error' ? '强制性' : '核实性',
      code,
      message,
    ])
}
