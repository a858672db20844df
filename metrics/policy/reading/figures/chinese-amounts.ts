import type { PrintedAmount } from './amounts.ts'

const digits = '一二两三四五六七八九'
const ones: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4 },
  ...{ 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const counted = '(?:个(?!月)|家|项|座|所|条|名|处|类|场|支|批)'
const before = '(?<before>超过|突破|达到|不低于|不少于|至少|超|逾|近|约|达)?'
const after = '(?<after>以上|左右|以内)?'

/** Tenths: 八成 is 80 %; 成 of 成为, 成立, 成本 is none. */
const tenths = new RegExp(
  `${before}(?<tenths>[${digits}])成${after}(?![为立果效本员熟功就绩都长分套品])`,
  'dg',
)
const ranges = new RegExp(
  `${before}(?<low>[${digits}])(?:至|到)(?<high>[${digits}])(?<unit>${counted})${after}`,
  'dg',
)
const hundreds = `[${digits}]百(?:[${digits}]十[${digits}]?)?`
/** Numerals from ten up: smaller ones count kinds and steps (三大行动, 两个方面). */
const tens = new RegExp(
  `(?<![第百${digits}])${before}(?<tens>${hundreds}|[${digits}]?十[${digits}]?)(?<unit>${counted})${after}`,
  'dg',
)

/** The figures that a text prints in Chinese numerals: 十六个, 两至三个, 逾七成. Their values are given in digits. */
export function chineseAmountsIn(text: string): PrintedAmount[] {
  return [tenths, ranges, tens].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found): PrintedAmount => {
      const groups = found.groups!
      const number = groups['tenths'] ?? groups['low'] ?? groups['tens']!
      const start = found.index + (groups['before']?.length ?? 0)
      const end = found.index + found[0].length
      return {
        start,
        end,
        value: (groups['tenths'] ? ones[number]! * 10 : valueOf(number)).toString(),
        ...(groups['high'] && { high: ones[groups['high']]!.toString() }),
        unit: groups['unit'] ?? '%',
        before: groups['before'] ?? '',
        after: groups['after'] ?? '',
        vague: false,
      }
    }),
  )
}

function valueOf(numeral: string): number {
  const hundred = numeral.indexOf('百')
  if (hundred > 0) return ones[numeral[0]!]! * 100 + (numeral.length > 2 ? valueOf(numeral.slice(2)) : 0)
  const at = numeral.indexOf('十')
  if (at < 0) return ones[numeral]!
  return (at === 0 ? 1 : ones[numeral[0]!]!) * 10 + (ones[numeral[at + 1] ?? ''] ?? 0)
}
