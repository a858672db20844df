/** What stands on a page of notes: what was said, what was decided. */
export interface NoteWords {
  readonly note: string
  readonly decision: string
}

/** As the server has it; version 0: nothing yet. */
export interface StoredNote extends NoteWords {
  readonly version: number
  readonly editedBy: string
}

/** What was typed and is not kept yet, and which version was seen when the typing began. */
export interface PageDraft extends NoteWords {
  readonly basedOn: number
}

/** Why what was typed is not at the server; whether that may pass by itself, and it is tried again. */
export interface NoteFault {
  readonly detail: string
  readonly passes: boolean
}

export const nothing: StoredNote = { version: 0, note: '', decision: '', editedBy: '' }

/** What the page shows: what is being typed, else what is stored. */
export function shownWords(stored: StoredNote, draft: PageDraft | undefined): NoteWords {
  return draft ?? stored
}

export function isSame(a: NoteWords, b: NoteWords): boolean {
  return a.note === b.note && a.decision === b.decision
}

/** Whether somebody else has written on the page since the typing began, and otherwise. */
export function isContested(stored: StoredNote, draft: PageDraft | undefined): boolean {
  return draft !== undefined && stored.version > draft.basedOn && !isSame(stored, draft)
}

/** Both of two texts, theirs first; what one of them holds already is not there twice. */
function joined(theirs: string, mine: string): string {
  if (mine.includes(theirs.trim())) return mine
  if (theirs.includes(mine.trim())) return theirs
  return `${theirs.trimEnd()}\n${mine}`
}

/** The draft once it is decided what becomes of theirs: kept before mine, or mine alone. Theirs stays in the history. */
export function settledDraft(stored: StoredNote, draft: PageDraft, how: 'both' | 'mine'): PageDraft {
  const words =
    how === 'both'
      ? { note: joined(stored.note, draft.note), decision: joined(stored.decision, draft.decision) }
      : { note: draft.note, decision: draft.decision }
  return { ...words, basedOn: stored.version }
}
