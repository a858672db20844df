/**
 * Characters that no text may contain: control characters other than line ends and tabs, those that no document (XML) can hold, and marks
 * without width that change nothing around them. Joiners are allowed, since they change the signs beside them.
 */
export const controls = /(?![\n\r\t])[\p{Cc}\u200b\u2060\ufeff\ufffe\uffff]/u
/** Marks that reverse the direction in which the following text is read. */
export const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** A text without invisible characters and those that no document can hold. */
export function withoutUnseen(text: string): string {
  return text.replace(new RegExp(`${controls.source}|${directionMarks.source}`, 'gu'), '')
}
/**
 * Characters that a name may not contain: those that leave no mark on the page, or end its line. Variation selectors are allowed, since
 * they change the sign before them.
 */
export const unseenInName =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800\ufffe\uffff]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u
