import type { Indicator } from '../catalogue/indicator.ts'
import { dayNumber, isDate, pad } from '../period/civil-date.ts'
import {
  endDayOf,
  formatPeriod,
  monthsPer,
  parsePeriod,
  periodEnd,
  periodOf,
  periodStart,
  type Frequency,
  type Period,
} from '../period.ts'
import { seenText } from '../reading/plain-figure.ts'

/** The meaning of a text on time: a period, the year up to its end (1-7月, 前三季度, 全年), or the state at its end (7月末). */
export interface PeriodWords {
  readonly period: Period
  readonly sense: 'plain' | 'to-date' | 'end'
}

const digits: ReadonlyMap<string, string> = new Map(
  Array.from('〇零一二三四五六七八九', (sign, place) => [sign, String(Math.max(0, place - 1))] as const),
)

/** A text with digits for Chinese numerals: 二〇二四年 is 2024年, 十二月 is 12月, 三季度 is 3季度. */
function withDigits(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) =>
      Array.from(year, (sign) => digits.get(sign)).join(''),
    )
    .replace(/十([一二])?(?=月)/g, (_, unit?: string) => `1${digits.get(unit ?? '零')}`)
    .replace(/[一二三四五六七八九](?=月|季|[-~至到])/g, (sign) => digits.get(sign)!)
}

const asides = /\((?:累计|本年累计|当月|当期|期末|月末|年末|时点|预计|快报)数?\)$/
const toDate = '1[-~\u2010-\u2015\u2212至到]'
const ending = '(末|底)?'

const forms: readonly (readonly [
  RegExp,
  (year: number, match: readonly string[]) => readonly [Frequency, number, PeriodWords['sense']],
])[] = [
  [/^(?:度)?$/, () => ['A', 1, 'plain']],
  [/^年?(?:末|底)$/, () => ['A', 1, 'end']],
  [new RegExp(`^(?:全年|${toDate}12月份?(?:累计)?|${toDate}4季度)$`), () => ['A', 1, 'to-date']],
  [/^上半年$/, () => ['S', 1, 'to-date']],
  [/^下半年$/, () => ['S', 2, 'plain']],
  [new RegExp(`^(?:前|${toDate})([23])季度?(?:累计)?$`), (_, [, n]) => ['Q', Number(n), 'to-date']],
  [
    new RegExp(`^(?:第?([1-4])季度?|Q([1-4]))${ending}$`),
    (_, [, n, q, end]) => ['Q', Number(n ?? q), end ? 'end' : 'plain'],
  ],
  [new RegExp(`^${toDate}(\\d{1,2})月份?(?:累计)?$`), (_, [, n]) => ['M', Number(n), 'to-date']],
  [new RegExp(`^(\\d{1,2})月份?${ending}$`), (_, [, n, end]) => ['M', Number(n), end ? 'end' : 'plain']],
  [/^第?(\d{1,2})周$/, (_, [, n]) => ['W', Number(n), 'plain']],
]

/** Reads a period as tables write it; undefined where the text is none. Rule I-3. */
export function periodWords(text: string): PeriodWords | undefined {
  const seen = seenText(text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/T[\d:.]+$/, '')
    .replace(asides, '')
  const plain = parsePeriod(seen.replace(/[/.]/g, '-')) ?? compact(seen)
  if (plain) return { period: plain, sense: 'plain' }
  const upTo = /^截[至止]到?/.exec(seen)?.[0] ?? ''
  const [, written = '', rest = ''] =
    /^'?(\d{4}|\d{2})年(.*)$/.exec(withDigits(seen.slice(upTo.length))) ??
    /^(\d{4})[-/.]?(Q\d)$/i.exec(seen) ??
    []
  if (written === '') return undefined
  const year = written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2000 : 1900)
  const date = /^(\d{1,2})月(\d{1,2})日$/.exec(rest)
  if (date) return dayAt(`${year}-${pad(Number(date[1]), 2)}-${pad(Number(date[2]), 2)}`)
  for (const [form, told] of forms) {
    const match = form.exec(rest.toUpperCase())
    if (!match) continue
    const [frequency, ordinal, sense] = told(year, match)
    const period = parsePeriod(formatPeriod({ frequency, year, ordinal }, 'sdmx'))
    return period && { period, sense: upTo === '' ? sense : 'end' }
  }
  return undefined
}

/** Reads a compact period: 202407 or 20240731. */
function compact(text: string): Period | undefined {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)?$/.exec(text) ?? []
  return year === undefined ? undefined : parsePeriod([year, month, day].filter(Boolean).join('-'))
}

function dayAt(date: string): PeriodWords | undefined {
  return isDate(date) ? { period: periodOf(date, 'D'), sense: 'plain' } : undefined
}

/**
 * The period of an indicator that a text means: 2024年1-7月 of a running total is its July, and a date is the period that it begins or ends.
 * A period of another length is returned as it is, for the checks to refuse. Undefined where the text is no period, or means a running
 * total within the year while the indicator has increments. Rule I-3.
 */
export function periodMeant(
  text: string,
  { frequency, accumulation }: Pick<Indicator, 'frequency' | 'accumulation'>,
): Period | undefined {
  const words = periodWords(text)
  if (!words) return undefined
  const { period, sense } = words
  if (sense === 'to-date' && accumulation === 'increment' && monthsPer(period.frequency) !== 12)
    return undefined
  if (period.frequency === frequency) return period
  const within = periodOf(periodEnd(period), frequency)
  const sameEnd = endDayOf(within) === endDayOf(period)
  if (period.frequency === 'D') {
    return sameEnd || dayNumber(periodStart(within)) === endDayOf(period) ? within : period
  }
  const fits =
    (sense === 'to-date' && accumulation === 'year-to-date') || (sense === 'end' && accumulation === 'level')
  return fits && sameEnd ? within : period
}
