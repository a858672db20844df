/** Why somebody is reminded. Rule X-6. */
type ReminderCause = 'due-soon' | 'overdue' | 'unanswered'

/** Whom a message concerns: those who report for the organisation, the meeting's secretary, those who write instructions. */
export type Party = 'owner' | 'secretary' | 'leader'

/** Somebody is told, once. `of`: the due date or the number of the step that it is about. */
export interface Reminder {
  readonly cause: ReminderCause
  /** 1: who is to act; above it the next who answers. */
  readonly level: number
  readonly to: readonly Party[]
  readonly of: string
}

/** Who answers for an order. */
export interface Assignment {
  /** Id of the organisation, and what it was called then. */
  readonly organisation: string
  readonly organisationName: string
  /** 责任人, as written. */
  readonly person: string | null
  /** Ids of the organisations that help. */
  readonly collaborators: readonly string[]
}

/** By when: so many working days after the assignment, or a day. */
export type Term = { readonly days: number } | { readonly due: string }

/** What an order comes from. */
export interface OrderSource {
  readonly meeting: string | null
  readonly instruction: string | null
}

/** The clause that an order rests on: document, and path in it. */
export interface ClausePlace {
  readonly document: string
  readonly path: string
}

/** A file that proves what was reported: by the SHA-256 of its content, and as whoever sent it called it. */
export interface EvidenceFile {
  readonly hash: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly type: string
}

/** 立项: the first step of every item, which the ledger knows as `file`. */
interface Opening extends Assignment, OrderSource {
  readonly action: 'file'
  readonly year: number
  readonly serial: number
  readonly order: string
  readonly targets: readonly string[]
  readonly clause: ClausePlace | null
  readonly term: Term
  /** The day at which the demonstration stands, for an item of it. */
  readonly demoDay: string | null
}

/** What was done to an action item; `on` is the business day. */
export type ActionStep = { readonly on: string } & (
  | Opening
  | (Assignment & { readonly action: 'assign'; readonly due: string })
  | { readonly action: 'acknowledge' }
  | {
      readonly action: 'report' | 'finish'
      readonly text: string
      /** 佐证材料; absent where none was sent with it. */
      readonly files?: readonly EvidenceFile[]
    }
  | { readonly action: 'request-extension'; readonly until: string; readonly reason: string }
  | { readonly action: 'grant'; readonly until: string }
  | { readonly action: 'refuse' | 'return' | 'close' | 'withdraw'; readonly reason: string }
  | ({ readonly action: 'remind' } & Reminder)
)
export type OpeningStep = Extract<ActionStep, { action: 'file' }>
