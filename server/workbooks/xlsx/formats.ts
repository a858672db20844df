import { Decimal } from '#metrics/numbers/decimal.ts'
import { damaged } from '../refusals.ts'
import { scanXml } from './scan-xml.ts'

/** The format of a number, as far as it tells what the number means. */
export type NumberFormat = 'plain' | 'percent' | 'date'

/** Dates among the formats that programs know by number; 27 to 36 and 50 to 58 are those of Chinese programs. */
const knownDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const knownPercents = new Set([9, 10])

/** The formats of a workbook's styles, in their order. */
export function formatsIn(part: string, xml: string): readonly NumberFormat[] {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let within = ''
  scanXml(part, xml, {
    open: (name, attribute) => {
      if (name === 'cellXfs' || name === 'cellStyleXfs') within = name
      const number = Number(attribute('numFmtId') ?? 0)
      if (name === 'numFmt') own.set(number, shownAs(attribute('formatCode') ?? ''))
      if (name === 'xf' && within === 'cellXfs') formats.push(own.get(number) ?? knownAs(number))
    },
    close: (name) => {
      if (name === within) within = ''
    },
  })
  return formats
}

function knownAs(number: number): NumberFormat {
  return knownDates.has(number) ? 'date' : knownPercents.has(number) ? 'percent' : 'plain'
}

/**
 * The meaning of a format. It is a date where it has a year or a day, or a month that is no minute. Texts in quotes or brackets are
 * literal, and E+ is an exponent.
 */
function shownAs(code: string): NumberFormat {
  const signs = code.replace(/"[^"]{0,255}"|\[[^\]]{0,255}\]|[\\_*].|e[+-]/gi, '').split(';')[0]!
  if (/general/i.test(signs)) return 'plain'
  if (signs.includes('%')) return 'percent'
  return /[yed]/i.test(signs) || (/m/i.test(signs) && !/[hs0#]/i.test(signs)) ? 'date' : 'plain'
}

const dayMilliseconds = 86_400_000

/** The day or instant of a serial number; undefined outside the calendar. */
export function dateOfSerial(serial: number, since1904: boolean): string | undefined {
  const shifted = since1904 ? serial + 1462 : serial
  if (!(shifted >= 1) || shifted >= 2_958_466) return undefined
  // 29 February 1900, which did not exist, has a number.
  const days = shifted < 60 ? shifted + 1 : shifted
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000)
  const text = instant.toISOString()
  return instant.getTime() % dayMilliseconds === 0 ? text.slice(0, 10) : text.slice(0, 19)
}

/** A number as spreadsheets show it: 15 digits, without an exponent. */
export function decimalOf(part: string, written: string): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number))
    throw damaged(`${part} 里的“${written.slice(0, 20)}”不是数`)
  return new Decimal(number.toPrecision(15)).toFixed()
}
