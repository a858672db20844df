/** How wide a letter of the machine's alphabet or a digit is, by the size of the text; a Chinese character is as wide as high. */
const narrowLetter = 0.62

/** About how many design pixels a text takes in a line, rather more than less: what is laid out before it is drawn. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign < '⺀' ? narrowLetter : 1) * size, 0)
}

/** Into how many lines of this width it wraps: a line may end one character early, where it may not break. */
export function linesTaken(text: string, size: number, width: number): number {
  const whole = textWidth(text, size)
  return whole <= width ? 1 : Math.ceil(whole / Math.max(size, width - size))
}
