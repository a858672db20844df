import { Decimal } from '../numbers/decimal.ts'
import { seenText } from './plain-figure.ts'

/** The most digits of a value. */
const digits = 15
const token = /\s*(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+|[-+*/()])/y
const narrow: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '–': '-' }

/** A typed formula: its value, and its text in plain form. */
export interface TypedFormula {
  readonly value: string
  /** The text, such as =7812+10. */
  readonly formula: string
}

/**
 * Computes a text that begins with =, of figures, + - × ÷ and brackets, exactly. Undefined where it is no formula, refers to a cell,
 * divides by zero, or has a single figure: the text then stays as it was typed.
 */
export function typedFormula(text: string): TypedFormula | undefined {
  const plain = Array.from(seenText(text).normalize('NFKC'), (char) => narrow[char] ?? char).join('')
  if (!plain.startsWith('=') || plain.length > 200) return undefined
  const tokens = tokensOf(plain.slice(1))
  if (!tokens || tokens.filter((one) => /\d/.test(one)).length < 2) return undefined
  const rest = [...tokens]
  const value = sum(rest)
  if (!value?.isFinite() || rest.length > 0) return undefined
  return { value: value.toSignificantDigits(digits).toFixed(), formula: `=${tokens.join('')}` }
}

function tokensOf(text: string): string[] | undefined {
  const found: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (!match) return undefined
    found.push(match[1]!.replaceAll(',', ''))
  }
  return found
}

function sum(rest: string[]): Decimal | undefined {
  let value = product(rest)
  while (value && (rest[0] === '+' || rest[0] === '-')) {
    const adds = rest.shift() === '+'
    const next = product(rest)
    value = next && (adds ? value.plus(next) : value.minus(next))
  }
  return value
}

function product(rest: string[]): Decimal | undefined {
  let value = factor(rest)
  while (value && (rest[0] === '*' || rest[0] === '/')) {
    const multiplies = rest.shift() === '*'
    const next = factor(rest)
    value = next && (multiplies ? value.times(next) : value.div(next))
  }
  return value
}

function factor(rest: string[]): Decimal | undefined {
  const first = rest.shift()
  if (first === '-') return factor(rest)?.negated()
  if (first === '(') {
    const inner = sum(rest)
    return rest.shift() === ')' ? inner : undefined
  }
  return first !== undefined && /\d/.test(first) ? new Decimal(first) : undefined
}

/** The note of a computed value, which names its formula once. */
export function noteWithOrigin(note: string, formula: string): string {
  const origin = `依据：${formula}`
  const others = note.replace(/(?:；)?依据：=[-+*/().\d]+/g, '').trim()
  return others === '' ? origin : `${others}；${origin}`
}
