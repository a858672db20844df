import Type from 'typebox'
import {
  AuditPage,
  AuditQuery,
  AuditTableQuery,
  AuditVerified,
  LedgerPage,
  LedgerQuery,
  LedgerTableQuery,
} from '../../contract/audit.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { verifyAudit } from '../../records/accounts/audit/verify-audit.ts'
import { answerTable, tableForms, tableTypes } from './answer-table.ts'
import type { AuditLog } from './audit-log.ts'
import { auditPage, auditTable } from './read-audit.ts'
import { ledgerPage, ledgerTable } from './read-ledger.ts'

const usual = 100
const tags = ['access']
/** Verifications a minute from one address: each of them reads the whole audit log. */
const verifications = { max: 6, timeWindow: 60_000 }
const exported = { allow: needed.auditLog, audit: 'export' } as const

export function auditRoutes(
  app: App,
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  log: AuditLog,
): void {
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
    '/api/audit/verification',
    {
      config: { allow: needed.auditLog, rateLimit: verifications },
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
