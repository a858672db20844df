import Type from 'typebox'
import {
  AuditOverview,
  AuditPage,
  AuditQuery,
  AuditTableQuery,
  AuditVerified,
  LedgerPage,
  LedgerQuery,
  LedgerTableQuery,
  VerificationState,
} from '../../contract/audit.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { verifyAudit } from '../../records/accounts/audit/verify-audit.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { callerAddress } from '../../access/caller-address.ts'
import { tableForms } from '../../contract/tables.ts'
import { answerTable, tableTypes } from '../../tables/answer-table.ts'
import type { AuditLog } from './audit-log.ts'
import { auditOverview } from './overview.ts'
import { auditPage, auditTable } from './read-audit.ts'
import { ledgerPage, ledgerTable } from './read-ledger.ts'
import { lastVerification, verifications } from './verifications.ts'

const usual = 100
const tags = ['access']
/** The most verifications in a minute from one address: each of them reads the whole audit log. */
const logVerifications = { max: 6, timeWindow: 60_000 }
/** The most verifications of the whole that are begun in a minute from one address. */
const verificationsBegun = { max: 20, timeWindow: 60_000 }
const exported = { allow: needed.auditLog, audit: 'export' } as const

export function auditRoutes(
  app: App,
  { store, clock, catalogue, verifyApart }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'verifyApart'>,
  log: AuditLog,
): void {
  const report = (fault: unknown) => app.log.error({ err: fault }, 'verification not done')
  const runs = verifications(verifyApart, { clock, log, report })
  app.addHook('preClose', () => runs.stop())
  const stateOfRuns = async (): Promise<VerificationState> => {
    await log.write()
    return { ...runs.state(), last: await lastVerification(store.reader) }
  }

  const paged = (before: string | undefined, limit: string | undefined) => ({
    before: before === undefined ? undefined : Number(before),
    limit: Number(limit ?? usual),
  })

  app.get(
    '/api/audit',
    {
      config: { allow: needed.auditLog },
      schema: {
        summary: '审计日志，最新的在前（分页）',
        tags,
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async ({ query: { before, limit, ...sought } }) => {
      await log.write()
      return auditPage(store.reader, sought, paged(before, limit))
    },
  )

  app.get(
    '/api/audit/ledger',
    {
      config: { allow: needed.auditLog },
      schema: {
        summary: '底账，最新的在前（分页）',
        tags,
        querystring: LedgerQuery,
        response: { 200: LedgerPage },
      },
    },
    async ({ query: { before, limit, ...sought } }) =>
      ledgerPage(store.reader, catalogue.current(), sought, paged(before, limit)),
  )

  for (const form of tableForms) {
    const response = { 200: { content: { [tableTypes[form]]: { schema: Type.String() } } } }
    app.get(
      `/api/audit/table.${form}`,
      {
        config: exported,
        schema: { summary: '审计日志，供 Excel 打开', tags, querystring: AuditTableQuery, response },
      },
      async ({ query }, reply) => {
        await log.write()
        const to = { form, today: clock.today(), fallback: 'audit' }
        return answerTable(reply, auditTable(store.reader, query), to) as never
      },
    )
    app.get(
      `/api/audit/ledger/table.${form}`,
      {
        config: exported,
        schema: { summary: '底账，供 Excel 打开', tags, querystring: LedgerTableQuery, response },
      },
      async ({ query }, reply) => {
        const to = { form, today: clock.today(), fallback: 'ledger' }
        return answerTable(reply, ledgerTable(store.reader, catalogue.current(), query), to) as never
      },
    )
  }

  app.get(
    '/api/audit/overview',
    {
      config: { allow: needed.auditLog },
      schema: {
        summary: '底账和审计日志从何时起，近来有什么不寻常',
        tags,
        response: { 200: AuditOverview },
      },
    },
    async () => {
      await log.write()
      return auditOverview(store.reader, clock)
    },
  )

  const state = { tags, response: { 200: VerificationState } } as const
  app.get(
    '/api/audit/verifications',
    { config: { allow: needed.auditLog }, schema: { ...state, summary: '正在进行的和最近一次的核对' } },
    stateOfRuns,
  )
  app.post(
    '/api/audit/verifications',
    {
      config: { allow: needed.auditLog, rateLimit: verificationsBegun },
      schema: { ...state, summary: '核对底账、审计日志、各表、文件和系统之外所记的末条' },
    },
    async (request) => {
      runs.begin(actorOfRequest(request), callerAddress(request))
      return stateOfRuns()
    },
  )
  app.delete(
    '/api/audit/verifications',
    { config: { allow: needed.auditLog }, schema: { ...state, summary: '中止正在进行的核对' } },
    async () => {
      await runs.stop()
      return stateOfRuns()
    },
  )

  app.get(
    '/api/audit/verification',
    {
      config: { allow: needed.auditLog, rateLimit: logVerifications },
      schema: { summary: '核对审计日志是否完好', tags, response: { 200: AuditVerified } },
    },
    async () => {
      await log.write()
      const found = await verifyAudit(store.reader)
      if (!found.sound) return { at: clock.now(), entries: 0, head: null, fault: found.fault }
      const { sequence, hash } = found.head
      const head = sequence === 0 ? null : { sequence, hash }
      return { at: clock.now(), entries: found.entries, head, fault: null }
    },
  )
}
