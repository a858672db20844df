import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifySchemaCompiler,
  type FastifySerializerCompiler,
} from 'fastify'
import { bodyLimits } from './http/body-limits.ts'
import type { App } from './http/fastify-app.ts'
import { answerMalformedHttp } from './http/malformed-http.ts'
import type { Deps } from './deps.ts'
import { openDoor } from './access/door.ts'
import { cutRevokedSockets } from './access/cut-revoked-sockets.ts'
import { evidenceRoutes } from './features/action-items/evidence/routes.ts'
import { actionItemRoutes } from './features/action-items/routes.ts'
import { auditLog } from './features/audit/audit-log.ts'
import { auditRequests } from './features/audit/audit-requests.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { boardRoutes } from './features/board/routes.ts'
import { draftRoutes } from './features/catalogue/draft-routes.ts'
import { planWorkbookRoutes } from './features/catalogue/workbook-routes.ts'
import { planRoutes } from './features/catalogue/plan-routes.ts'
import { catalogueRoutes } from './features/catalogue/routes.ts'
import { proposalRoutes } from './features/catalogue/proposals/routes.ts'
import { catalogueRecordRoutes } from './features/catalogue/records/routes.ts'
import { displayRoutes } from './features/displays/routes.ts'
import { documentRoutes } from './features/documents/routes.ts'
import { evaluationRoutes } from './features/evaluations/routes.ts'
import { snapshotRoutes } from './features/evaluations/snapshot-routes.ts'
import { exchangeRoutes } from './features/exchange/routes.ts'
import { bellRoutes } from './features/bell/routes.ts'
import { filingRoutes } from './features/filings/routes.ts'
import { mapRoutes } from './features/maps/routes.ts'
import { narrativeRoutes } from './features/meetings/narratives/routes.ts'
import { roomRoutes } from './features/meetings/room/routes.ts'
import { meetingRoutes } from './features/meetings/routes.ts'
import { importRoutes } from './features/observations/imports/routes.ts'
import { figureEvidenceRoutes } from './features/evidence/routes.ts'
import { uploadRoutes } from './features/observations/uploads/routes.ts'
import { observationRoutes } from './features/observations/routes.ts'
import { describeApi } from './features/operations/api-document.ts'
import { requestFigures } from './features/operations/figures/request-figures.ts'
import { operationsRoutes } from './features/operations/routes.ts'
import { securityHeaders } from './features/operations/security-headers.ts'
import { pictureRoutes } from './features/pictures/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { periodRoutes } from './features/periods/routes.ts'
import { tableRoutes } from './features/tables/routes.ts'
import { timelinessRoutes } from './features/timeliness/routes.ts'
import { readingRoutes } from './features/policy/reading-routes.ts'
import { policyRoutes } from './features/policy/routes.ts'
import { reminderRoutes } from './features/reminders/routes.ts'
import { reviewRoutes } from './features/review/routes.ts'
import { roundRoutes } from './features/rounds/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'
import { standardsRoutes } from './features/standards/routes.ts'
import { watchRoutes } from './features/watching/routes.ts'
import { disputeRoutes } from './features/observations/disputes/routes.ts'
import { collectorRoutes } from './features/observations/collectors/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { workRoutes } from './features/work/routes.ts'
import { websocketPlugin } from './live/websocket-plugin.ts'
import { tokenRoutes } from './features/tokens/routes.ts'
import { jsonBodies } from './http/request-bodies.ts'
import { closeConnections } from './http/connections/close-connections.ts'
import { setKnownUntilHeader } from './http/known-until.ts'
import { liveRoute } from './live/live-route.ts'
import { staticPages } from './http/static-pages.ts'
import { answerFault, answerProblems } from './http/problems.ts'
import { RequestLog } from './http/log/request-log.ts'
import { readsInTurns } from './http/connections/reads-in-turns.ts'
import { requestIds } from './http/log/request-ids.ts'
import { timeouts } from './http/connections/timeouts.ts'
import { formats } from './http/validation-problem.ts'

interface AppOptions {
  /** The logger; absent: nothing is logged. */
  readonly log?: FastifyBaseLogger
  /** Addresses and networks of the proxies whose X-Forwarded-… headers are trusted. */
  readonly trustProxy?: readonly string[]
  /** The compilers of the routes' schemas; absent: the application has its own. */
  readonly compilers?: SchemaCompilers
}

export interface SchemaCompilers {
  readonly validator: FastifySchemaCompiler<unknown>
  readonly serializer: FastifySerializerCompiler<unknown>
}

/** Builds the whole HTTP and socket application, which does not listen yet. */
export async function buildApp(
  deps: Deps,
  { log, trustProxy = [], compilers }: AppOptions = {},
): Promise<App> {
  const app = Fastify({
    ...(log && { loggerInstance: log }),
    logController: new RequestLog(),
    genReqId: requestIds(),
    bodyLimit: bodyLimits.anyone,
    ...timeouts,
    // A request without a body gets no stream for one, which saves a twelfth of the cost of a small answer.
    http: { ...timeouts.http, optimizeEmptyRequests: true },
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    frameworkErrors: answerFault,
    clientErrorHandler: answerMalformedHttp,
    ajv: {
      customOptions: {
        // Input is validated as it was sent, and never converted.
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
        // 1e999 is read as Infinity, so that it counts as a bad value of its item and not as a malformed request.
        strictNumbers: false,
        formats,
      },
    },
    serializerOpts: { ajv: { formats } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  if (compilers) {
    app.setValidatorCompiler(compilers.validator)
    app.setSerializerCompiler(compilers.serializer)
  }
  jsonBodies(app)
  readsInTurns(app)
  answerProblems(app)
  closeConnections(app)
  setKnownUntilHeader(app, deps)
  await describeApi(app, deps)
  securityHeaders(app, deps)
  await websocketPlugin(app, deps)
  const credentials = await openDoor(app, deps)
  const audit = auditLog(deps)
  auditRequests(app, audit)
  auditRoutes(app, deps, audit)
  sessionRoutes(app, { ...deps, credentials, writeAudit: () => audit.write() })
  peopleRoutes(app, deps)
  displayRoutes(app, deps)
  tokenRoutes(app, deps)
  webhookRoutes(app, deps)
  collectorRoutes(app, deps)
  cutRevokedSockets(app, { ...deps, credentials })
  const requests = requestFigures(app)
  operationsRoutes(app, deps, requests)
  liveRoute(app, deps)
  catalogueRoutes(app, deps)
  catalogueRecordRoutes(app, deps)
  proposalRoutes(app, deps)
  planRoutes(app, deps)
  draftRoutes(app, deps)
  planWorkbookRoutes(app, deps)
  boardRoutes(app, deps)
  workRoutes(app, deps)
  pictureRoutes(app, deps)
  mapRoutes(app, deps)
  observationRoutes(app, deps)
  disputeRoutes(app, deps)
  importRoutes(app, deps)
  exchangeRoutes(app, deps)
  filingRoutes(app, deps)
  uploadRoutes(app, deps)
  figureEvidenceRoutes(app, deps)
  bellRoutes(app, deps)
  watchRoutes(app, deps)
  policyRoutes(app, deps)
  readingRoutes(app, deps)
  reviewRoutes(app, deps)
  periodRoutes(app, deps)
  timelinessRoutes(app, deps)
  tableRoutes(app, deps)
  reminderRoutes(app, deps)
  roundRoutes(app, deps)
  standardsRoutes(app, deps)
  evaluationRoutes(app, deps)
  snapshotRoutes(app, deps)
  meetingRoutes(app, deps)
  narrativeRoutes(app, deps)
  actionItemRoutes(app, deps)
  evidenceRoutes(app, deps)
  roomRoutes(app, deps)
  documentRoutes(app, deps)
  if (deps.webRoot !== undefined) await staticPages(app, deps.webRoot)
  await app.ready()
  return app
}
