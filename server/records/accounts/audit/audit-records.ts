import Type from 'typebox'
import { auditAnchored } from './verify-audit.ts'
import { recordKind } from '../../record-kind.ts'

/** Where the audit log ended on a day: what is cut off or written anew before that is found. The subject is `audit`. */
export const auditRecords = {
  [auditAnchored]: recordKind({
    payload: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
    rows: null,
    words: ({ sequence }) => `登记审计日志末条：第 ${sequence} 条`,
  }),
}
