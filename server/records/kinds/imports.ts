import Type from 'typebox'
import { recordKind } from '../record-kind.ts'

const payload = Type.Object({
  name: Type.String(),
  values: Type.Integer(),
  issuer: Type.String(),
  provenance: Type.String(),
})
const decided = Type.Object({
  name: Type.String(),
  values: Type.Integer(),
  reason: Type.Optional(Type.String()),
})

/**
 * Imports as a whole. Each of their values has its own entries, between the first and the last entry of the import. The entry of the
 * submission refers to their files.
 */
export const importRecords = {
  'import.submitted': recordKind({
    payload,
    rows: null,
    words: ({ name, values, issuer }) =>
      `提交历史数据“${name}”，${values} 个数${issuer === '' ? '' : `，出自${issuer}`}`,
  }),
  'import.releasing': recordKind({
    payload: decided,
    rows: null,
    words: ({ name, values }) => `开始放行历史数据“${name}”，${values} 个数`,
  }),
  'import.released': recordKind({
    payload: decided,
    rows: null,
    words: ({ name, values }) => `放行历史数据“${name}”，${values} 个数`,
  }),
  'import.returned': recordKind({
    payload: decided,
    rows: null,
    words: ({ name, reason = '' }) => `退回历史数据“${name}”，原因：${reason}`,
  }),
}
