/**
 * A text for a cell of a table that people open. A text that a spreadsheet would take for a formula, when typed again or read from CSV,
 * gets a mark before it; so does one after blanks, or in full width, as Excel reads it.
 */
export function spreadsheetText(text: string): string {
  return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text
}
