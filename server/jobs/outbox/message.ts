/** A message to deliver. */
export interface OutboxMessage {
  /** The id, which is the same at each attempt, so that a receiver recognises a repetition. */
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly payload: unknown
  readonly createdAt: string
}

/** Delivers a message. @throws the reason why it could not, in words without secrets */
export type Deliver = (message: OutboxMessage) => Promise<void>
