import { reviewLevels, type ReviewLevel } from '../../catalogue/indicator.ts'

/** The levels of review, in the words of officials. */
export const reviewLevelWords: Readonly<Record<ReviewLevel, string>> = {
  county: '县级',
  city: '市级',
  province: '省级',
}

/** The word for the level of a step or a decision, by its number; empty for a number without a level. */
export function levelNumberWord(number: number): string {
  const level = reviewLevels[number - 1]
  return level === undefined ? '' : reviewLevelWords[level]
}
