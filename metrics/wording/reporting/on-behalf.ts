const head = '代填：'

/** The note of a figure that a reviewer enters for its organisation, with the reason first. Rule W-17. */
export function noteOnBehalf(because: string, note: string | undefined): string {
  return `${head}${because}${note ? `；${note}` : ''}`
}

/** Whether a note is that of a figure that was entered for its organisation. */
export function isOnBehalf(note: string | null): boolean {
  return note?.startsWith(head) ?? false
}
