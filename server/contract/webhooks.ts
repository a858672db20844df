import Type, { type Static } from 'typebox'
import { eventKinds } from '#metrics/wording/installation/event-kinds.ts'
import { FreeText, Instant, Nullable, Sequence } from './scalars.ts'

const Kinds = Type.Array(Type.Enum(eventKinds), {
  minItems: 1,
  maxItems: eventKinds.length,
  uniqueItems: true,
})

/** `POST /api/webhooks`, `PUT /api/webhooks/:id`: who is told of what. */
export const WebhookDraft = Type.Object(
  {
    name: FreeText({ title: '名称', minLength: 1, maxLength: 60 }),
    url: Type.String({ maxLength: 1_000, description: 'https:// 或 http://' }),
    kinds: Kinds,
    enabled: Type.Boolean(),
  },
  { additionalProperties: false },
)

export const Webhook = Type.Object({
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  kinds: Kinds,
  enabled: Type.Boolean(),
  /** Stopped because this installation was restored from a backup; until a person enables it. */
  restored: Type.Boolean(),
  /** The server can open the secret that it signs with. */
  opens: Type.Boolean(),
  createdAt: Instant,
  /** The ledger's entry up to which events were put on their way. */
  followed: Sequence,
  /** Events on their way, those that wait behind an undelivered one among them. */
  waiting: Type.Integer(),
  /** Events that were tried in vain to the end: each holds those of its subject until it is sent again or dropped. */
  held: Type.Integer(),
  /** Why an event was not delivered so far. */
  lastError: Nullable(Type.String()),
})
export const Webhooks = Type.Object({ webhooks: Type.Array(Webhook), sequence: Sequence })
/** The secret is told this once. */
export const WebhookWithSecret = Type.Object({ id: Type.String(), secret: Type.String() })
/** `POST /api/webhooks/:id/replay`: from which entry of the ledger on events are told again. */
export const Replay = Type.Object({ from: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })

export type WebhookDraft = Static<typeof WebhookDraft>
export type Webhook = Static<typeof Webhook>
export type Webhooks = Static<typeof Webhooks>
export type WebhookWithSecret = Static<typeof WebhookWithSecret>
