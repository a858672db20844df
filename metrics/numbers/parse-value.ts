/** The reason why a text or number is refused as a value. */
export type ValueRefusal =
  'empty' | 'not-finite' | 'exponent' | 'separator' | 'not-a-number' | 'too-long' | 'too-many-digits'

/** The greatest number of significant digits of a value: with so many it passes through a double unchanged. */
export const SIGNIFICANT_DIGITS = 15

/** The most characters of a value; a longer text is refused unread. */
export const LONGEST_VALUE = 40

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a reported value: a plain decimal (`-12.50`) or a JSON number. The result is canonical: no leading zero, no trailing zero after
 * the point, no `-0`. Rule Q-1.
 */
export function parseValue(
  input: string | number,
): { readonly value: string } | { readonly refused: ValueRefusal } {
  if (typeof input === 'string' && input.length > LONGEST_VALUE) return { refused: 'too-long' }
  const text = typeof input === 'number' ? writtenOut(input) : input.trim()
  if (text === '') return { refused: 'empty' }
  const match = PLAIN.exec(text)
  if (!match) return { refused: refusalOf(text) }
  const [, sign, padded = '', decimals = ''] = match
  const whole = padded.replace(/^0+(?=\d)/, '')
  const fraction = withoutLastZeros(decimals)
  if ((whole + fraction).replace(/^0+/, '').length > SIGNIFICANT_DIGITS) return { refused: 'too-many-digits' }
  // The decimal of 1e-300 is longer than its JSON.
  if (text.length > LONGEST_VALUE) return { refused: 'too-long' }
  const unsigned = fraction === '' ? whole : `${whole}.${fraction}`
  return { value: unsigned === '0' ? '0' : `${sign}${unsigned}` }
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

function refusalOf(text: string): ValueRefusal {
  if (/^[+-]?(infinity|nan)$/i.test(text)) return 'not-finite'
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(text)) return 'exponent'
  if (/^[+-]?\d+([,，]\d+)+(\.\d+)?$/.test(text)) return 'separator'
  return 'not-a-number'
}

/** The shortest decimal of a number without an exponent: 1e-7 is 0.0000001. */
function writtenOut(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign, lead = '', rest = '', power] = match
  const [digits, shift] = [lead + rest, Number(power)]
  return shift < 0 ? `${sign}0.${'0'.repeat(-shift - 1)}${digits}` : `${sign}${digits.padEnd(shift + 1, '0')}`
}
