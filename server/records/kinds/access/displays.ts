import Type from 'typebox'
import { Nullable } from '../../../contract/scalars.ts'
import { recordKind } from '../../record-kind.ts'

const scope = Nullable(Type.String())
const at = Nullable(Type.String())
/** The fields that entries of a release without scenes, density or profiles lack. */
const how = {
  scenes: Type.Optional(Type.Array(Type.Object({ scene: Type.String(), seconds: Type.Integer() }))),
  density: Type.Optional(Type.String()),
  profile: Type.Optional(Nullable(Type.String())),
}

/** Wall displays; of their secrets the ledger holds a digest alone. */
export const displayRecords = {
  'display.confirmed': recordKind({
    payload: Type.Object({
      name: Type.String(),
      scope: Type.Optional(scope),
      at: Type.Optional(at),
      ...how,
      secretDigest: Type.Optional(Type.String()),
    }),
    rows: null,
    words: ({ name }) => `配对大屏“${name}”`,
  }),
  'display.changed': recordKind({
    payload: Type.Object({ name: Type.String(), scope, at, ...how }),
    rows: null,
    words: ({ name }) => `更改大屏“${name}”的设置`,
  }),
  'display.asked': recordKind({
    payload: Type.Object({ name: Type.String(), act: Type.String(), number: Type.Integer() }),
    rows: null,
    words: ({ name, act, number }) =>
      act === 'identify' ? `让大屏“${name}”显示编号 ${number}` : `让大屏“${name}”重新载入`,
  }),
  'display.followed': recordKind({
    payload: Type.Object({ name: Type.String(), meeting: Nullable(Type.String()), title: Type.String() }),
    rows: null,
    words: ({ name, meeting, title }) =>
      meeting === null ? `大屏“${name}”不再跟随会议“${title}”` : `大屏“${name}”跟随会议“${title}”`,
  }),
  'display.revoked': recordKind({
    payload: Type.Object({ name: Type.String() }),
    rows: null,
    words: ({ name }) => `撤销大屏“${name}”`,
  }),
}
