/** Whether a text has all of the typed words, in whatever order and case. */
export function hasWords(text: string, sought: string): boolean {
  const found = text.toLowerCase()
  return sought
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => found.includes(word))
}
