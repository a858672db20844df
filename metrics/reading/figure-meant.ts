import { readTypedValue } from './read-typed-value.ts'

/** The meaning of a typed text, which is the same for 7,812 and 7812; a text that is no figure is its own meaning. */
export function figureMeant(text: string, unit: string): string {
  const typed = readTypedValue(text, unit)
  if (typed.kind !== 'value') return text.trim()
  const { value, parts, bound = '' } = typed
  return parts ? `${bound}${parts.numerator}/${parts.denominator}` : `${bound}${value}`
}
