import { AppError } from '../../errors.ts'

/** What a line of text may hold of control characters: none; in a longer text, line breaks and tabs. */
const inLine = /\p{Cc}/u
const inText = /[^\P{Cc}\n\r\t]/u
/** Marks that make what follows read in another direction than it stands (U+202A to U+202E, U+2066 to U+2069). */
const turning = /[\u202a-\u202e\u2066-\u2069]/u

/**
 * A text as it is kept, blanks around it taken off. `named` is what a refusal calls it. @throws AppError bad-item where it says
 * too little, or holds what would not be seen as it stands
 */
export function checkedText(
  text: string,
  {
    named,
    least = 1,
    line = false,
  }: { readonly named: string; readonly least?: number; readonly line?: boolean },
): string {
  const kept = text.trim()
  if (kept.length < least) throw new AppError('bad-item', `${named}至少写 ${least} 个字。`)
  if ((line ? inLine : inText).test(kept))
    throw new AppError('bad-item', `${named}里有看不见的控制字符，请删去后重新填写，不要从别处整段粘贴。`)
  if (turning.test(kept))
    throw new AppError('bad-item', `${named}里有改变文字方向的符号（U+202A 至 U+2069），请删去后重新填写。`)
  return kept
}
