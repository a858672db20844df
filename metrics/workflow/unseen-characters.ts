/** Control characters, but for the line ends and tabs of a longer text, and what no document (XML) can hold. */
export const controls = /(?![\n\r\t])[\p{Cc}\ufffe\uffff]/u
/** Marks that make what follows read in another direction than it stands. */
export const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** A text without what no document can hold and nobody sees. */
export function withoutUnseen(text: string): string {
  return text.replace(new RegExp(`${controls.source}|${directionMarks.source}`, 'gu'), '')
}
/** What a name has no place for: signs that leave nothing on the page, or end its line. What chooses the form of the sign before it is seen by that. */
export const unseenInName =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800\ufffe\uffff]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u
