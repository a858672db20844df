import {
  formatPeriod,
  parsePeriod,
  periodEnd,
  periodStart,
  shiftPeriod,
  type Period,
} from '#metrics/period.ts'
import { AppError } from '../../errors.ts'
import type { Structure } from '../../exchange/dataset.ts'

/** The key and the filters of a request, as they were read. */
export interface KeyAsked {
  /** The codes that are requested of the dimension at this place; undefined: all. */
  codesOf(place: number): ReadonlySet<string> | undefined
  /** Whether a cell's key is requested, its period apart. A code that is undefined in it does not decide. */
  matches(key: readonly (string | undefined)[]): boolean
  readonly time: TimeAsked
}

/** Periods between two days, both included; where `periods` is given, only those, in their stored form. */
export interface TimeAsked {
  readonly from?: string
  readonly to?: string
  readonly periods?: ReadonlySet<string>
}

type Codes = ReadonlySet<string> | undefined

/**
 * Reads a key of SDMX REST 2 (`a.b.c,d.*.e`, where `*` or an empty part leaves a dimension open) and filters (`c[FREQ]=M,Q`,
 * `c[TIME_PERIOD]=ge:2024-01+le:2024-12`). @throws AppError bad-request, bad-period, not-found for a code that no list has
 */
export function readKey(
  { dimensions }: Structure,
  key: string,
  filters: Readonly<Record<string, string | undefined>>,
): KeyAsked {
  const coded = dimensions.slice(0, -1)
  const patterns = key.split(',').map((pattern): Codes[] => {
    const parts = pattern.split('.')
    if (parts.length > coded.length)
      throw new AppError(
        'bad-request',
        `键“${pattern}”有 ${parts.length} 段，应至多 ${coded.length} 段：${coded.map(({ id }) => id).join('.')}。`,
      )
    return parts.map((part) => (part === '' || part === '*' ? undefined : new Set(part.split('+'))))
  })
  const filtered = coded.map(({ id }): Codes => {
    const text = filters[id]
    return text === undefined ? undefined : new Set(text.split(',').map(plainCode))
  })
  for (const [place, { codes, id, name }] of coded.entries())
    for (const asked of [filtered[place], ...patterns.map((pattern) => pattern[place])])
      for (const code of asked ?? [])
        if (codes && !codes.codes.has(code))
          throw new AppError(
            'not-found',
            `${name}（${id}）没有代码“${code}”，见 /sdmx/structure/codelist/XUSHI/${codes.id}。`,
          )
  const codesOf = (place: number): Codes => {
    const ofKey = patterns.every((pattern) => pattern[place])
      ? new Set(patterns.flatMap((pattern) => [...pattern[place]!]))
      : undefined
    const own = filtered[place]
    return ofKey && own ? new Set([...ofKey].filter((code) => own.has(code))) : (ofKey ?? own)
  }
  const allows = (codes: Codes, code: string | undefined) => code === undefined || !codes || codes.has(code)
  return {
    codesOf,
    matches: (asked) =>
      filtered.every((codes, place) => allows(codes, asked[place])) &&
      patterns.some((pattern) => pattern.every((codes, place) => allows(codes, asked[place]))),
    time: readTime(filters['TIME_PERIOD']),
  }
}

function plainCode(text: string): string {
  const [, operator, code] = /^(?:([a-z]{2}):)?(.*)$/.exec(text)!
  if (operator === undefined || operator === 'eq') return code!
  throw new AppError('bad-request', `按代码只能写 eq，不能写“${operator}:”。`)
}

/** Reads bounds of periods, joined by +, or a list of periods. */
function readTime(text: string | undefined): TimeAsked {
  if (text === undefined) return {}
  // In a query string an unescaped + arrives as a space.
  const parts = text.split(/[+ ]/)
  if (!/^(ge|gt|le|lt):/.test(text)) {
    if (parts.length > 1) throw badTime(text)
    const periods = text.split(',').map((one) => periodOf(one.replace(/^eq:/, '')))
    return { periods: new Set(periods.map((period) => formatPeriod(period, 'sdmx'))) }
  }
  let bounds: { from?: string; to?: string } = {}
  for (const part of parts) {
    const [, operator, period] = /^(ge|gt|le|lt):([^,]+)$/.exec(part) ?? []
    if (operator === undefined) throw badTime(text)
    const asked = periodOf(period!)
    if (operator === 'ge') bounds = { ...bounds, from: periodStart(asked) }
    else if (operator === 'gt') bounds = { ...bounds, from: periodStart(shiftPeriod(asked, 1)) }
    else if (operator === 'le') bounds = { ...bounds, to: periodEnd(asked) }
    else bounds = { ...bounds, to: periodEnd(shiftPeriod(asked, -1)) }
  }
  return bounds
}

function periodOf(text: string): Period {
  const period = parsePeriod(text)
  if (period) return period
  throw new AppError('bad-period', `“${text}”不是时期：请写成 2024-M07、2024-Q3 或 2024。`)
}

function badTime(text: string): AppError {
  return new AppError(
    'bad-request',
    `看不懂“${text}”：时期请写成 2024-M01,2024-M02 或 ge:2024-M01+le:2024-M12。`,
  )
}
