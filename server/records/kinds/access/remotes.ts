import Type from 'typebox'
import { Nullable } from '../../../contract/scalars.ts'
import { recordKind } from '../../record-kind.ts'

const name = Type.String()
/** The ids of the displays that a remote may direct; null: every one. */
const displays = Nullable(Type.Array(Type.String()))

/** Paired remotes; of their secrets the ledger holds a digest alone. What they command stands in the audit log. */
export const remoteRecords = {
  'remote.confirmed': recordKind({
    payload: Type.Object({ name, displays, secretDigest: Type.String() }),
    rows: null,
    words: ({ name }) => `配对遥控器“${name}”`,
  }),
  'remote.changed': recordKind({
    payload: Type.Object({ name, displays }),
    rows: null,
    words: ({ name, displays }) =>
      displays ? `遥控器“${name}”改为只遥控 ${displays.length} 块大屏` : `遥控器“${name}”改为遥控全部大屏`,
  }),
  'remote.revoked': recordKind({
    payload: Type.Object({ name }),
    rows: null,
    words: ({ name }) => `撤销遥控器“${name}”`,
  }),
}
