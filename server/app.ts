import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from './deps.ts'
import { accessRoutes } from './features/access/routes.ts'
import { answerProblems } from './problems.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** 10,000 observations with notes stay below this. */
const bodyLimit = 10 * 1024 * 1024

/** The whole HTTP and socket application, apart from listening. */
export async function buildApp(deps: Deps, options: { logger?: boolean | object } = {}): Promise<App> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit,
    trustProxy: false,
    // Input is refused as it stands, never bent into shape.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  answerProblems(app)
  await accessRoutes(app, deps)
  await app.ready()
  return app
}
