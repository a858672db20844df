import { masked } from './masks.ts'
import { per, scale, units } from './units.ts'

/** A figure of a text: its place, from its digits to the end of the word `after`, its amount, and the words around it. */
export interface PrintedAmount {
  readonly start: number
  readonly end: number
  /** The decimal as printed, without separators; of a range the lower end. */
  readonly value: string
  /** The upper end of a range. */
  readonly high?: string
  /** The unit with its scale: 万座, 亿元, %. Empty where none is printed. */
  readonly unit: string
  /** The words directly before or after: 超过, 不低于, 以上, 左右 … */
  readonly before: string
  readonly after: string
  /** Whether 余 or 多 follows: somewhat more than the number, mostly of what exists already. */
  readonly vague: boolean
}

/** A number; the end of a line may have left a gap in it: 解决3 700万人. */
const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<=[\u4e00-\u9fa5])\d \d{3}(?=[万亿])|\d+(?:\.\d+)?`
const beforeWords = [
  '不得低于',
  '不得少于',
  '不得超过',
  '不得高于',
  '不低于',
  '不少于',
  '不小于',
  '不超过',
  '不高于',
  '不大于',
  '不多于',
  '控制在',
  '高于',
  '大于',
  '低于',
  '小于',
  '少于',
  '超过',
  '突破',
  '达到',
  '达',
  '超',
  '约',
  '近',
  '逾',
  '至少',
  '>=',
  '<=',
  '≥',
  '≤',
  '≧',
  '≦',
  '>',
  '<',
  '＞',
  '＜',
].toSorted((a, b) => b.length - a.length)
const afterWords = ['及以上', '以上', '及以下', '以下', '以内', '之内', '左右', '上下']

const amount = new RegExp(
  `(?<before>${beforeWords.join('|')})?[ ]{0,2}(?<low>${number})[ ]{0,2}(?<lowUnit>(?:${scale})?[ ]?(?:(?:${units})(?:${per})?)?)` +
    `(?:[ ]{0,2}(?:-|~|—|–|—|至|到)[ ]{0,2}(?<high>${number})[ ]{0,2}(?<highUnit>(?:${scale})?[ ]?(?:(?:${units})(?:${per})?)?)|` +
    `(?<vague>余|多(?!式|元|级|层|功能|媒体|样))(?<vagueUnit>(?:${scale})?(?:${units})?))?[ ]{0,2}(?<after>${afterWords.join('|')})?`,
  'dg',
)

/** Whether digits belong to a name, by letters, signs and quotes: IPv6, 5G, C919, 1+3+N, “8+13”, 4.0版. */
function isName(text: string, start: number, end: number, unit: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  // The cells of a table may run together: 2551.72347.6-8%.
  if (/[A-Za-z+#_〔]$|[^\s]-$|\d\.$/.test(before)) return true
  if (unit !== '') return false
  const after = text.slice(end, end + 2)
  return (
    /^(?:[A-Za-z+#]|版|号|路|街|热线|维|级|线|型)/.test(after) ||
    (/[“"「(（]$/.test(before) && !/^[)）]/.test(after))
  )
}

/** Every figure of a text that may be an amount, in order. It takes time in proportion to the text. */
export function amountsIn(text: string): PrintedAmount[] {
  const plain = masked(text)
  const found: PrintedAmount[] = []
  for (const match of plain.matchAll(amount)) {
    const groups = match.groups!
    const places = match.indices!.groups!
    const start = places['low']![0]
    const [lowUnit, highUnit, vagueUnit] = [groups['lowUnit'], groups['highUnit'], groups['vagueUnit']].map(
      (unit) => unit?.replace(/ /g, '') ?? '',
    ) as [string, string, string]
    const high = groups['high']
    const unit = highUnit || lowUnit + vagueUnit
    const end = Math.max(...['lowUnit', 'highUnit', 'vagueUnit'].map((part) => places[part]?.[1] ?? 0))
    if (isName(plain, start, end, unit)) continue
    found.push({
      start,
      end: places['after']?.[1] ?? end,
      value: groups['low']!.replace(/[, ]/g, ''),
      ...(high === undefined ? {} : { high: high.replace(/[, ]/g, '') }),
      unit,
      before: groups['before'] ?? '',
      after: groups['after'] ?? '',
      vague: groups['vague'] !== undefined,
    })
  }
  return withSharedUnits(found, plain)
}

/** The unit of several figures stands behind the last one: 分别达到15、12和10张. */
function withSharedUnits(found: readonly PrintedAmount[], plain: string): PrintedAmount[] {
  let next: PrintedAmount | undefined
  const shared = found.toReversed().map((amount) => {
    const isShared =
      amount.unit === '' &&
      next !== undefined &&
      next.start - amount.end === 1 &&
      /[、和与及]/.test(plain[amount.end]!) &&
      isSeveral(plain, amount.start)
    const own = isShared ? { ...amount, unit: next!.unit } : amount
    // 分别增长7%、8%左右 are both about so much.
    const isLimited =
      own.after === '' &&
      next !== undefined &&
      own.unit === next.unit &&
      /^(?:左右|以内)$/.test(next.after) &&
      /^[、和与及]/.test(plain.slice(own.end, own.end + 1)) &&
      next.start - own.end <= 1 &&
      isSeveral(plain, amount.start)
    next = isLimited ? { ...own, after: next!.after } : own
    return next
  })
  return shared.toReversed()
}

/** Whether 分别 stands before a place. */
function isSeveral(plain: string, at: number): boolean {
  return /分别[^，。；]{0,24}$/.test(plain.slice(Math.max(0, at - 30), at))
}
