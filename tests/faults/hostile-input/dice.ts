/** Random choices from a seed: the same seed gives the same choices. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  of<T>(choices: readonly T[]): T
  bytes(count: number): Buffer
  /** A word of printable ASCII. */
  word(length: number): string
}

export function diceOf(random: () => number): Dice {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return {
    between,
    of: (choices) => choices[between(0, choices.length - 1)]!,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => between(0, 255))),
    word: (length) => Array.from({ length }, () => String.fromCharCode(between(0x21, 0x7e))).join(''),
  }
}
