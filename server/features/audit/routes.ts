import { Readable } from 'node:stream'
import Type from 'typebox'
import { AuditPage, AuditQuery, AuditVerified, AuditTableQuery } from '../../contract/audit.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { verifyAudit } from '../../records/accounts/audit/verify-audit.ts'
import type { AuditLog } from './audit-log.ts'
import { auditPage, auditTable } from './read-audit.ts'

const usual = 100
const tags = ['access']
/** Verifications a minute from one address: each of them reads the whole audit log. */
const verifications = { max: 6, timeWindow: 60_000 }

export function auditRoutes(app: App, { store, clock }: Pick<Deps, 'store' | 'clock'>, log: AuditLog): void {
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
      return auditPage(store.reader, sought, {
        before: before === undefined ? undefined : Number(before),
        limit: Number(limit ?? usual),
      })
    },
  )

  app.get(
    '/api/audit/table.csv',
    {
      config: { allow: needed.auditLog, audit: 'export' },
      schema: {
        summary: '审计日志，供 Excel 打开',
        tags,
        querystring: AuditTableQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async ({ query }, reply) => {
      await log.write()
      const name = `audit-${clock.today()}.csv`
      return reply
        .headers({
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        })
        .type('text/csv; charset=utf-8')
        .send(Readable.from(auditTable(store.reader, query)) as never)
    },
  )

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
