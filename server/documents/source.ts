import type { BoardSummary } from '../contract/board.ts'
import type { MeetingSnapshot, MeetingSnapshotBrief } from '../contract/meetings.ts'
import type { DocumentHead } from '../contract/documents.ts'

/**
 * All that a document is made of: a frozen picture, what it is the picture of, and what stands at its head. A figure's key is the
 * way to it from here: `targets/12/completion`.
 */
export interface DocumentSource extends MeetingSnapshot {
  readonly meeting: { readonly title: string; readonly date: string }
  readonly snapshot: MeetingSnapshotBrief
  readonly summary: BoardSummary & { readonly all: number }
  readonly head: DocumentHead
  /** What was said at the meeting; only minutes use it. */
  readonly proceedings?: Proceedings
}

/** What was written down and ordered at a meeting. */
export interface Proceedings {
  readonly heldBy: string
  /** Null while it is still held. */
  readonly closedAt: string | null
  /** By page: a target, or `general`. */
  readonly notes: readonly { readonly page: string; readonly note: string; readonly decision: string }[]
  /** As they were given. */
  readonly orders: readonly {
    readonly number: string
    readonly order: string
    readonly organisationName: string
    readonly person: string | null
    /** Their names. */
    readonly collaborators: readonly string[]
    readonly due: string | null
  }[]
}

/** A figure as a document prints it, with its key in the source. */
export interface KeyedFigure {
  readonly key: string
  readonly text: string
}

/** What stands at a key of a source. */
export function valueAt(source: DocumentSource, key: string): unknown {
  return key
    .split('/')
    .reduce<unknown>(
      (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
      source,
    )
}
