import Type from 'typebox'
import { recordKind } from '../record-kind.ts'

/** Tokens, of whose secrets the ledger has a digest alone. */
export const tokenRecords = {
  'token.created': recordKind({
    payload: Type.Object({
      name: Type.String(),
      rights: Type.Array(Type.String()),
      cells: Type.Optional(
        Type.Object({ organisations: Type.Array(Type.String()), regions: Type.Array(Type.String()) }),
      ),
      expiresAt: Type.Optional(Type.String()),
      secretDigest: Type.Optional(Type.String()),
    }),
    rows: null,
    words: ({ name }) => `新建令牌“${name}”`,
  }),
  'token.revoked': recordKind({
    payload: Type.Object({ name: Type.String() }),
    rows: null,
    words: ({ name }) => `撤销令牌“${name}”`,
  }),
}
