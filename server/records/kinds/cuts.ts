import Type from 'typebox'
import { recordKind } from '../record-kind.ts'

/** The kind of the entry that follows the last kept one, where the ledger of a restored database was cut. */
export const ledgerCut = 'ledger.cut'

export const cutRecords = {
  [ledgerCut]: recordKind({
    payload: Type.Object({
      last: Type.Integer(),
      removed: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
    }),
    rows: null,
    words: ({ last, removed }) => `恢复备份，底账截至第 ${last} 号；其后至第 ${removed.sequence} 号的撤去`,
  }),
}
