import type { BoardSummary } from '../contract/board.ts'
import type { MeetingSnapshot, MeetingSnapshotBrief } from '../contract/meetings.ts'
import type { DocumentHead } from '../contract/documents.ts'

/**
 * The source of a document: a frozen picture, its meeting, and the head of the document. The key of a figure is its path from here:
 * `targets/12/completion`.
 */
export interface DocumentSource extends MeetingSnapshot {
  readonly meeting: { readonly title: string; readonly date: string }
  readonly snapshot: MeetingSnapshotBrief
  readonly summary: Omit<BoardSummary, 'notApplicable'> & { readonly all: number }
  readonly head: DocumentHead
  /** The proceedings of the meeting, for minutes alone. */
  readonly proceedings?: Proceedings
}

/** The notes and orders of a meeting. */
export interface Proceedings {
  /** The name of the person who opened the meeting. */
  readonly heldBy: string
  /** The recorder and the attendees as the secretary worded them; absent where nobody did. */
  readonly attendance?: { readonly recorder: string; readonly attendees: string }
  /** Null while the meeting is held. */
  readonly closedAt: string | null
  /** The notes by page: a target, or `general`. */
  readonly notes: readonly { readonly page: string; readonly note: string; readonly decision: string }[]
  /** The orders as they were given. */
  readonly orders: readonly {
    readonly number: string
    readonly order: string
    readonly organisationName: string
    readonly person: string | null
    /** The names of the helping organisations. */
    readonly collaborators: readonly string[]
    readonly due: string | null
  }[]
}

/** A figure as a document prints it, with its key in the source. */
export interface KeyedFigure {
  readonly key: string
  readonly text: string
}

/** The value at a key of a source. */
export function valueAt(source: DocumentSource, key: string): unknown {
  return key
    .split('/')
    .reduce<unknown>(
      (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
      source,
    )
}
