/** Marks without width, which chat programs, web pages and property windows add to a figure unseen. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const fullWidthDigit = /[\uFF10-\uFF19]/
/** The characters for a minus in Word, PDF and input methods. */
const minus = '[-\\u02D7\\u2010-\\u2015\\u2212\\u2500\\u2796\\u30FC]'

/** The text as a person sees it: without marks of no width, and without blanks around. */
export function seenText(text: string): string {
  return text.replace(unseen, '').trim()
}

/**
 * The first raised, circled or other digit that belongs to no plain figure: 7812① is 7812 with a footnote, never 78,121. A digit of the
 * unit itself (m²) is left out.
 */
export function strangeDigit(text: string, unit: string): string | undefined {
  const figure = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text
  return Array.from(figure).find(
    (char) => char > '\x7f' && !fullWidthDigit.test(char) && /\p{N}/u.test(char.normalize('NFKC')),
  )
}

/**
 * The plain form of a figure as Excel, Word, bulletins and input methods write it: ８，１２０．５％ is 8,120.5%, (5.2) and –5.2 are -5.2, .5 is
 * 0.5, 12。5 is 12.5, ￥1,234 is 1,234元; blanks between groups of three are removed. A text that is no figure stays as it is.
 */
export function plainFigure(text: string): string {
  const narrow = Array.from(text, (char) => (/[²³]/.test(char) ? char : char.normalize('NFKC'))).join('')
  const bracketed = /^¥?\(\s*(¥?[\d.][^()]*)\)\s*([%‰]?)$/.exec(narrow)
  const signed = bracketed ? `-${bracketed[1]?.trimEnd()}${bracketed[2]}` : narrow
  const money = /^(-?)¥\s*(?=[-\d.])(.*)$/.exec(leadingMinus(signed))
  const figure = money ? withYuan(`${money[1]}${leadingMinus(money[2]!)}`) : leadingMinus(signed)
  return figure
    .replace(/^\+(?=[\d.])/, '')
    .replace(/^(-?)\.(?=\d)/, '$10.')
    .replace(/^(-?\d[\d,]*)。(?=\d)/, '$1.')
    .replace(
      /^(-?[1-9]\d{0,2})((?: \d{3})+)(?=\D|$)/,
      (_, lead: string, groups: string) => lead + groups.replaceAll(' ', ''),
    )
}

function leadingMinus(text: string): string {
  return text.replace(new RegExp(`^${minus}\\s*(?=[\\d.¥])`), '-')
}

function withYuan(figure: string): string {
  if (/元$/.test(figure)) return figure
  return /[\d万亿]$/.test(figure) ? `${figure}元` : figure
}

/** The text around the single figure of a text: 约970 has 约 before 970. Undefined where there is none, or several. */
export function aroundFigure(text: string): { before: string; figure: string; after: string } | undefined {
  const match = /^([^\d.]*)(\d+(?:,\d+)*(?:\.\d+)?|\.\d+)(\D*)$/.exec(text)
  if (!match) return undefined
  const [, before = '', figure = '', after = ''] = match
  return { before: before.trim(), figure, after: after.trim() }
}

/** A figure with a word such as about, at least, at most or more than. */
export interface QualifiedFigure {
  readonly word: string
  /** The figure with its unit. */
  readonly figure: string
  /** `above`: 余 or 多 stands within it. `about`: also at most, and below. */
  readonly sense: 'above' | 'least' | 'about'
}

const least = /^(?:[≥≧]|[>＞]\s*[=＝]|不少于|不低于|不小于|至少|达到|达)/
const about = /^(?:[≤≦<＜≈~～]\s*[=＝]?|大约|约|将近|接近|近|不足|不到|不满|不超过|至多|最多|低于|少于|小于)/
const behind = /(?:及?以上|以下|以内|左右|上下)$/
/** Figures such as 21万余座, 20多万座, 21余. */
const more = /^([\d０-９.．,，]+\s*(?:[十百千]?[万亿]|万亿|[百千])?)(余|多)([万亿]?\s*[\p{L}%‰]*)$/u

/** Splits a figure with a qualifying word into its parts; undefined where the text is none. */
export function qualifiedFigure(text: string): QualifiedFigure | undefined {
  const above = more.exec(text)
  if (above) return { word: above[2]!, figure: `${above[1]}${above[3]}`, sense: 'above' }
  const before = least.exec(text) ?? about.exec(text)
  if (before && /^\s*[\d０-９.]/.test(text.slice(before[0].length)))
    return {
      word: before[0],
      figure: text.slice(before[0].length).trim(),
      sense: least.test(text) ? 'least' : 'about',
    }
  const after = behind.exec(text)
  if (!after || !/^[\d０-９.]/.test(text)) return undefined
  return {
    word: after[0],
    figure: text.slice(0, after.index).trim(),
    sense: /以上/.test(after[0]) ? 'least' : 'about',
  }
}

/** The beginning of a figure whose value is higher than printed. */
export const lowerBound = /^(?:超过|突破|超|高于|多于|大于|[>＞](?!\s*[=＝]))\s*(?=[\d.])/

/** The figure without a word for more, less or about. */
export function withoutBound(text: string): string {
  const bare = text.replace(lowerBound, '')
  return qualifiedFigure(bare)?.figure ?? bare
}
