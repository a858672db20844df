import { displayCookie, sessionCookie } from '../../access/credentials/credential.ts'
import swagger from '@fastify/swagger'
import type { FastifySchema } from 'fastify'
import type { Allow } from '../../access/guard.ts'
import type { App } from '../../http/fastify-app.ts'
import { Problem } from '../../contract/problem.ts'
import { hasRight, rightsOfRole, rightsOfTokens, roles, type Right } from '../../contract/rights.ts'
import { typedEnums } from './typed-enums.ts'
import type { Deps } from '../../deps.ts'

const description = `序时的公开接口。所有出错回答都是 RFC 9457 的 application/problem+json，\`code\` 固定不变，\`detail\` 说明如何改正。
实时推送在 WebSocket \`/live?scope=&at=&since=\`：文本帧，每帧一个 JSON 对象，以 \`type\` 区分（hello、snapshot、change、gap、ping）；凭据同 HTTP 请求。
关闭码：1008 说得太多或不是约定的消息、看板已不存在，1009 消息过长，1011 程序出错，1012 服务重启（稍后重连），4401 登录或令牌已失效（不必重连）。`

/** Describes every route that is registered later, by the schemas that validate its requests. */
export async function describeApi(app: App, { version }: Pick<Deps, 'version'>): Promise<void> {
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: { title: '序时 Xushi', version, description, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: '/', description: '本机' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
          display: { type: 'apiKey', in: 'cookie', name: displayCookie },
        },
      },
    },
    transformObject: (told) =>
      'openapiObject' in told ? typedEnums(told.openapiObject) : told.swaggerObject,
    // The document repeats whom a route allows and how it refuses, as the guard and problems.ts define it.
    transform: ({ schema, url, route }) => {
      const allow = route.config?.allow
      const security = allow === undefined ? [] : provedBy(allow)
      const refusal = {
        description: '拒绝，原因见 code 与 detail',
        content: { 'application/problem+json': { schema: Problem } },
      }
      const { response, params, ...request }: FastifySchema = { ...schema }
      const responses = { ...(response as object | undefined), default: refusal }
      const operationId = operationIdOf(String(route.method), url)
      const told = { ...request, response: responses, operationId, security, 'x-allow': allow }
      return {
        schema: { ...told, ...(params !== undefined && { params: paramsIn(url, params) }) },
        url: url.replace('*', ':rest'),
      }
    },
  })
}

/** The parameters in this path; a route with optional ends has a path for each length. A `*` is described as `rest`. */
function paramsIn(url: string, params: unknown): object {
  const { properties, ...rest } = params as { readonly properties: Readonly<Record<string, unknown>> }
  const names = new Set(url.match(/(?<=:)\w+|\*/g))
  const told = Object.entries(properties).filter(([name]) => names.has(name))
  return {
    ...rest,
    required: told.map(([name]) => (name === '*' ? 'rest' : name)),
    properties: Object.fromEntries(told.map(([name, schema]) => [name === '*' ? 'rest' : name, schema])),
  }
}

/** The kinds of credentials that can hold a right which opens the route. */
function provedBy(allow: Allow): Record<string, string[]>[] {
  if (allow === 'anyone') return []
  const bearers: readonly [string, readonly Right[]][] = [
    ['token', rightsOfTokens],
    ['session', signedIn.flatMap((role): readonly Right[] => rightsOfRole[role])],
    ['display', rightsOfRole.display],
  ]
  return bearers.filter(([, rights]) => hasRight(rights, allow)).map(([scheme]) => ({ [scheme]: [] }))
}

const signedIn = roles.filter((role) => role !== 'display')

/** The name of an operation for generated clients: `GET /api/meetings/:id/agenda` is getMeetingsIdAgenda. */
function operationIdOf(method: string, url: string): string {
  const words = url.replace(/^\/api\//, '').match(/[A-Za-z0-9]+|\*/g) ?? []
  const named = words.map((word) => (word === '*' ? 'Rest' : word.charAt(0).toUpperCase() + word.slice(1)))
  return method.toLowerCase() + named.join('')
}
