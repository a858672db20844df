/**
 * A text as a cell of a table that people open: one that a spreadsheet would take for a formula once it is typed again, or read
 * from a file of commas, stands behind a mark; also where blanks come first, and written full-width, as Excel reads it.
 */
export function spreadsheetText(text: string): string {
  return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text
}
