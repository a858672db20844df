import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOfRequest } from '../../../../access/guard.ts'
import { RowsChecked, RowsSent } from '../../../../contract/import-rows.ts'
import { ImportVersion } from '../../../../contract/imports.ts'
import { needed } from '../../../../contract/rights.ts'
import type { Deps } from '../../../../deps.ts'
import type { App } from '../../../../http/fastify-app.ts'
import { streamedFiles } from '../../../../http/request-bodies.ts'
import { idempotencyKey, KeyHeader } from '../../idempotency.ts'
import type { RowsForm } from '../import-body.ts'
import { checkRows, stageRows } from './stage-rows.ts'

/** The format of a program's rows, by their media type. */
const forms: Readonly<Record<string, RowsForm>> = {
  'application/x-ndjson': 'ndjson',
  'application/vnd.sdmx.data+csv': 'sdmx-csv',
}
const rows = {
  content: Object.fromEntries(Object.keys(forms).map((mime) => [mime, { schema: Type.Unknown() }])),
}

/** Routes by which a program sends more values than one post takes (推送); they are staged like a table of history. */
export function rowRoutes(app: App, deps: Deps): void {
  void app.register(async (scope) => {
    const pushing = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    streamedFiles(pushing, Object.keys(forms))
    pushing.post(
      '/api/imports/rows',
      {
        config: { allow: needed.posting },
        schema: {
          summary: '推送一大批数据：NDJSON 或 SDMX-CSV，至多 100,000 行；整批存入，或一个不存',
          tags: ['imports'],
          headers: KeyHeader,
          querystring: RowsSent,
          body: rows,
          response: { 200: RowsChecked, 201: ImportVersion },
        },
      },
      async (request, reply) => {
        const key = idempotencyKey(request.headers['idempotency-key'])
        const { check, ...asked } = request.query
        const [mime] = (request.headers['content-type'] ?? '').split(';')
        const sent = { form: forms[mime!.trim().toLowerCase()] ?? 'ndjson', content: request.body as never }
        const actor = actorOfRequest(request)
        if (check === 'true') return reply.code(200).send(await checkRows(deps, actor, { ...sent, asked }))
        const { status, body } = await stageRows(deps, actor, { ...sent, asked, key })
        // The answer is JSON already, which a replay repeats byte for byte, so it is not serialised again.
        return reply
          .code(status as 201)
          .type('application/json; charset=utf-8')
          .send(body as never)
      },
    )
  })
}
