/** The cause of a reminder. Rule X-6. */
type ReminderCause = 'due-soon' | 'overdue' | 'unanswered'

/** The party that a message concerns: those who report for the organisation, the secretary, or the leaders who write instructions. */
export type Party = 'owner' | 'secretary' | 'leader'

/** A reminder of a party, sent once. `of`: the due date or the number of the step that it concerns. */
export interface Reminder {
  readonly cause: ReminderCause
  /** 1: the party that must act; above it the next party of the chain. */
  readonly level: number
  readonly to: readonly Party[]
  readonly of: string
}

/** The organisations and the person that answer for an order. */
export interface Assignment {
  /** The id of the organisation, and its name at that time. */
  readonly organisation: string
  readonly organisationName: string
  /** 责任人, as written. */
  readonly person: string | null
  /** The ids of the organisations that help. */
  readonly collaborators: readonly string[]
  /** Their names at that time, by id; steps of earlier releases have none. */
  readonly collaboratorNames?: Readonly<Record<string, string>>
}

/** The term of an order: working days after the assignment, or a day. */
export type Term = { readonly days: number } | { readonly due: string }

/** The origin of an order. */
export interface OrderSource {
  readonly meeting: string | null
  readonly instruction: string | null
}

/** The clause on which an order is based: document, and path in it. */
export interface ClausePlace {
  readonly document: string
  readonly path: string
}

/** A file of evidence: the SHA-256 of its content, and the name that its sender gave. */
export interface EvidenceFile {
  readonly hash: string
  readonly name: string
  /** The size in bytes. */
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
  /** The reference date of the demo data; null for an item that is no demo. */
  readonly demoDay: string | null
}

/** A step of an action item; `on` is the business day. */
export type ActionStep = { readonly on: string } & (
  | Opening
  | (Assignment & { readonly action: 'assign'; readonly due: string })
  | { readonly action: 'acknowledge' }
  | {
      readonly action: 'report' | 'finish'
      readonly text: string
      /** 佐证材料; absent where none was sent. */
      readonly files?: readonly EvidenceFile[]
    }
  | { readonly action: 'request-extension'; readonly until: string; readonly reason: string }
  | { readonly action: 'grant'; readonly until: string }
  | { readonly action: 'refuse' | 'return' | 'close' | 'withdraw'; readonly reason: string }
  | ({ readonly action: 'remind' } & Reminder)
)
export type OpeningStep = Extract<ActionStep, { action: 'file' }>
