import Type from 'typebox'
import { auditAnchored } from './verify-audit.ts'
import { recordKind } from '../../record-kind.ts'

/** The ledger's daily record of the audit log's end, by which a cut or a rewrite is detected. The subject is `audit`. */
export const auditRecords = {
  [auditAnchored]: recordKind({
    payload: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
    rows: null,
    words: ({ sequence }) => `登记审计日志末条：第 ${sequence} 条`,
  }),
}
