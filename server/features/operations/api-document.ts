import swagger from '@fastify/swagger'
import type { FastifySchema } from 'fastify'
import type { App } from '../../http/fastify-app.ts'
import { Problem } from '../../contract/problem.ts'
import type { Deps } from '../../deps.ts'

const description = `序时的公开接口。所有出错回答都是 RFC 9457 的 application/problem+json，\`code\` 固定不变，\`detail\` 说明如何改正。
实时推送在 WebSocket \`/live?scope=&at=&since=\`：文本帧，每帧一个 JSON 对象，以 \`type\` 区分（hello、snapshot、change、gap、ping）。`

/** Collects every route that is registered after it; the schemas that validate are the ones that describe. */
export async function describeApi(app: App, { version }: Pick<Deps, 'version'>): Promise<void> {
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: { title: '序时 Xushi', version, description },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'xushi_session' },
          display: { type: 'apiKey', in: 'cookie', name: 'xushi_display' },
        },
      },
    },
    // Whom a route allows and how it refuses is written once, in the guard and in problems.ts; here it is only told.
    transform: ({ schema, url, route }) => {
      const allow = route.config?.allow
      const security = allow === 'anyone' ? [] : [{ token: [] }, { session: [] }, { display: [] }]
      const refusal = {
        description: '拒绝，原因见 code 与 detail',
        content: { 'application/problem+json': { schema: Problem } },
      }
      const { response, ...request }: FastifySchema = { ...schema }
      const responses = { ...(response as object | undefined), default: refusal }
      return { schema: { ...request, response: responses, security, 'x-allow': allow }, url }
    },
  })
}
