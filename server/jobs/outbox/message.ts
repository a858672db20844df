/** A message on its way. */
export interface OutboxMessage {
  /** The same at each attempt: by it a receiver knows what it has had already. */
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly payload: unknown
  readonly createdAt: string
}

/** Delivers a message, or throws why it could not, in words without secrets. */
export type Deliver = (message: OutboxMessage) => Promise<void>
