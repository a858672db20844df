import Type from 'typebox'
import { auditAnchored } from './verify-audit.ts'
import { recordKind } from '../../record-kind.ts'

/** Where the audit log ended on a day, so that a cut or a rewrite before that is detected. The subject is `audit`. */
export const auditRecords = {
  [auditAnchored]: recordKind({
    payload: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
    rows: null,
    words: ({ sequence }) => `登记审计日志末条：第 ${sequence} 条`,
  }),
}
