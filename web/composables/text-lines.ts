/** The width of a Latin letter or a digit in relation to the size of the text; a Chinese character is as wide as high. */
const narrowLetter = 0.62

/** The width of a text in design pixels before it is drawn, estimated rather too large than too small. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign < '⺀' ? narrowLetter : 1) * size, 0)
}

/** The number of lines of a text at a width; a line may end one character early where it may not break. */
export function linesTaken(text: string, size: number, width: number): number {
  const whole = textWidth(text, size)
  return whole <= width ? 1 : Math.ceil(whole / Math.max(size, width - size))
}
