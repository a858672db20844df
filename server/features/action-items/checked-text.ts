import { seenLength } from '#metrics/workflow/reason.ts'
import { AppError } from '../../errors.ts'
import { controls, directionMarks } from '#metrics/workflow/unseen-characters.ts'

/** The control characters that only a longer text may hold. */
const lineEndsAndTabs = /[\n\r\t]/

/**
 * A typed text without the blanks around it; a refusal calls it by `named`. @throws AppError bad-item where the text is too short, or
 * holds characters that cannot be seen
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
  if (seenLength(kept) < least) throw new AppError('bad-item', `${named}至少写 ${least} 个字。`)
  if (controls.test(kept) || (line && lineEndsAndTabs.test(kept)))
    throw new AppError('bad-item', `${named}里有看不见的控制字符，请删去后重新填写，不要从别处整段粘贴。`)
  if (directionMarks.test(kept))
    throw new AppError(
      'bad-item',
      `${named}里有改变文字方向的符号（如 U+202A 至 U+2069），请删去后重新填写。`,
    )
  return kept
}
