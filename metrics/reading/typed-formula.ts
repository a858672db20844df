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
  const tokens = tokensAfterSign(text)
  if (!tokens || figuresIn(tokens) < 2) return undefined
  const value = valueOf(tokens)
  if (!value?.isFinite()) return undefined
  return { value: value.toSignificantDigits(digits).toFixed(), formula: `=${tokens.join('')}` }
}

/** The reason why a text that begins with = cannot be computed; undefined where it can, and where it does not begin so. */
export function formulaFault(text: string): string | undefined {
  if (!plainSigns(text).startsWith('=')) return undefined
  const tokens = tokensAfterSign(text)
  const value = tokens && valueOf(tokens)
  if (value?.isFinite()) return undefined
  if (value) return '算式里除以了 0，请核对后重填。'
  return '算式没有看懂：只能有数、加减乘除和括号，不能引用单元格，如 =7812+10。'
}

const plainSigns = (text: string) =>
  Array.from(seenText(text).normalize('NFKC'), (char) => narrow[char] ?? char).join('')
const figuresIn = (tokens: readonly string[]) => tokens.filter((one) => /\d/.test(one)).length

function tokensAfterSign(text: string): string[] | undefined {
  const plain = plainSigns(text)
  return plain.startsWith('=') && plain.length <= 200 ? tokensOf(plain.slice(1)) : undefined
}

/** The value of a whole sum, infinite where it divides by zero; undefined where the tokens are no sum. */
function valueOf(tokens: readonly string[]): Decimal | undefined {
  const rest = [...tokens]
  const value = sum(rest)
  return rest.length > 0 ? undefined : value
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

const origins = /(?:；)?依据：(=[-+*/().\d]+)/g

/** The note of a computed value, which names its formula once. */
export function noteWithOrigin(note: string, formula: string): string {
  const origin = `依据：${formula}`
  const others = note.replace(origins, '').trim()
  return others === '' ? origin : `${others}；${origin}`
}

/** The note beside a text that was typed over a computed value: a formula stays in it only where it gives this figure, as far as its decimals go. */
export function noteBeside(text: string, note: string): string {
  const figure = /^-?\d+(?:\.(\d+))?$/.exec(seenText(text).replaceAll(',', ''))
  const gives = (formula: string) => {
    const computed = figure && typedFormula(formula)
    return computed
      ? new Decimal(computed.value).toDecimalPlaces(figure[1]?.length ?? 0).equals(figure[0])
      : false
  }
  return note
    .replace(origins, (origin: string, formula: string) => (gives(formula) ? origin : ''))
    .replace(/^；/, '')
}
