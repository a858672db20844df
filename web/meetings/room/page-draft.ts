/** The notes of a page: what was said, and what was decided. */
export interface NoteWords {
  readonly note: string
  readonly decision: string
}

/** The notes as the server has them; version 0 stands for none. */
export interface StoredNote extends NoteWords {
  readonly version: number
  readonly editedBy: string
}

/** The typed words that are not kept yet, and the version on which they are based. */
export interface PageDraft extends NoteWords {
  readonly basedOn: number
}

/** The reason why the words are not kept, and whether another attempt may succeed. */
export interface NoteFault {
  readonly detail: string
  readonly temporary: boolean
}

export const nothing: StoredNote = { version: 0, note: '', decision: '', editedBy: '' }

/** The words of a page: the typed ones, else the stored ones. */
export function shownWords(stored: StoredNote, draft: PageDraft | undefined): NoteWords {
  return draft ?? stored
}

export function isSame(a: NoteWords, b: NoteWords): boolean {
  return a.note === b.note && a.decision === b.decision
}

/** Whether another person has written different words on the page since the typing began. */
export function isContested(stored: StoredNote, draft: PageDraft | undefined): boolean {
  return draft !== undefined && stored.version > draft.basedOn && !isSame(stored, draft)
}

/** Two texts joined, the other person's first; a text that is part of the other is not repeated. */
function joined(theirs: string, mine: string): string {
  if (mine.includes(theirs.trim())) return mine
  if (theirs.includes(mine.trim())) return theirs
  return `${theirs.trimEnd()}\n${mine}`
}

/**
 * The draft after the choice between both texts: the other person's text before the own one, or the own one alone. The
 * other text stays in the history.
 */
export function settledDraft(stored: StoredNote, draft: PageDraft, how: 'both' | 'mine'): PageDraft {
  const words =
    how === 'both'
      ? { note: joined(stored.note, draft.note), decision: joined(stored.decision, draft.decision) }
      : { note: draft.note, decision: draft.decision }
  return { ...words, basedOn: stored.version }
}
