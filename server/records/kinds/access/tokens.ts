import Type from 'typebox'
import { recordKind } from '../../record-kind.ts'

/** Tokens; of their secrets the ledger holds a digest alone. */
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

/** Receivers of events. The subject is `webhook:<id>`; an address may contain a secret, so only its host is told. */
const kept = Type.Object({
  name: Type.String(),
  host: Type.String(),
  /** Digests of the whole address, and of the sealed secret of a new receiver; entries of earlier releases have neither. */
  urlDigest: Type.Optional(Type.String()),
  secretDigest: Type.Optional(Type.String()),
  kinds: Type.Array(Type.String()),
  enabled: Type.Boolean(),
})

export const webhookRecords = {
  'webhook.kept': recordKind({
    payload: kept,
    rows: null,
    words: ({ name, host, enabled }) => `${enabled ? '' : '停用'}事件推送“${name}”（${host}）`,
  }),
  'webhook.replayed': recordKind({
    payload: Type.Object({ name: Type.String(), from: Type.Integer() }),
    rows: null,
    words: ({ name, from }) => `事件推送“${name}”从底账第 ${from} 号起重推`,
  }),
  'webhook.secret': recordKind({
    payload: Type.Object({ name: Type.String(), secretDigest: Type.Optional(Type.String()) }),
    rows: null,
    words: ({ name }) => `换事件推送“${name}”的签名密钥`,
  }),
  'webhook.removed': recordKind({
    payload: Type.Object({ name: Type.String() }),
    rows: null,
    words: ({ name }) => `删除事件推送“${name}”`,
  }),
}
