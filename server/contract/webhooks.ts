import Type, { type Static } from 'typebox'
import { eventKinds } from '#metrics/wording/installation/event-kinds.ts'
import { Instant, NameText, Nullable, Sequence } from './scalars.ts'

const Kinds = Type.Array(Type.Enum(eventKinds), {
  minItems: 1,
  maxItems: eventKinds.length,
  uniqueItems: true,
})

/** `POST /api/webhooks`, `PUT /api/webhooks/:id`: a receiver and its events. */
export const WebhookDraft = Type.Object(
  {
    name: NameText({ title: '名称', minLength: 1, maxLength: 60 }),
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
  /** Whether the receiver is held because this installation was restored from a backup, until a person enables it. */
  restored: Type.Boolean(),
  /** Whether the server can open the secret that signs its events. */
  opens: Type.Boolean(),
  createdAt: Instant,
  /** The ledger entry up to which events were queued. */
  followed: Sequence,
  /** The number of queued events, including those that wait behind an undelivered one. */
  waiting: Type.Integer(),
  /** The number of events that are no longer tried: each holds those of its subject until it is sent again or dropped. */
  held: Type.Integer(),
  /** Why the oldest undelivered event that was tried could not be delivered; null: there is none. */
  lastError: Nullable(Type.String()),
})
export const Webhooks = Type.Object({ webhooks: Type.Array(Webhook), sequence: Sequence })
/** A receiver with its secret, which is shown once. */
export const WebhookWithSecret = Type.Object({ id: Type.String(), secret: Type.String() })
/** `POST /api/webhooks/:id/replay`: the ledger entry from which events are sent again. */
export const Replay = Type.Object({ from: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })

export type WebhookDraft = Static<typeof WebhookDraft>
export type Webhook = Static<typeof Webhook>
export type Webhooks = Static<typeof Webhooks>
export type WebhookWithSecret = Static<typeof WebhookWithSecret>
