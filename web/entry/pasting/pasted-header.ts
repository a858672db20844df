import { parsePeriod, type Period } from '#metrics/period.ts'

/**
 * The kind of a column by its header. `this`: figures of this period; `other`: those of another period, a growth rate, a
 * target, a row number (序号); `value`: figures of no stated period; or notes, reasons of absence, units, nothing known.
 */
export type HeaderKind = 'this' | 'other' | 'value' | 'note' | 'absence' | 'unit' | 'unknown'

const otherWords =
  /同比|环比|增[长速幅减]|较|上年|去年|上期|上月|上季|上周|同期|基期|基数|前期|前年|往年|预测|目标|计划|任务|占比|比重|份额|完成率|完成比|进度|排名|位次|序号|编号|代码|(?<!\d)[年月]份|权重|得分|责任|牵头|电话|应[完报建]|未|待|拟|缺口|差额|剩余/
const thisWords = /本期|本月|当月|当期|报告期|本季|本周|本年|今年|累计|期末|月末|季末|年末/
const valueWords =
  /数值|数量|完成|实际|实绩|指标值|数据|报送|填报|绝对[数值量额]|总[数值量额计]|合计|现值|当前|^值$|^.?数$/
const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Excel turns 2024-10 into Oct-24 or October 2024. */
const inEnglish = new RegExp(`^(${english.join('|')})[a-z]{0,6}[-'./]?(?:(?:20)?(\\d\\d))?$`, 'i')
const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export function headerKind(header: string, period: string): HeaderKind {
  const text = plain(header)
  if (text === '') return 'unknown'
  if (/^(?:计量)?单位(?!:)/.test(text)) return 'unit'
  if (/^没有数值的原因/.test(text)) return 'absence'
  if (/说明|备注|原因/.test(text)) return 'note'
  if (otherWords.test(text)) return 'other'
  const dated = periodKind(text, parsePeriod(period))
  if (dated) return dated
  if (thisWords.test(text)) return 'this'
  return valueWords.test(text) ? 'value' : 'unknown'
}

/** The period that a cell consists of; undefined where it holds other words, or digits alone, which may be a value. */
export function cellPeriod(cell: string, period: string): 'this' | 'other' | undefined {
  const text = plain(cell)
  if (/^\d+(?:\.\d+)?$/.test(text) || !/^[\d年月份季度第上下半周一二三四QMW/.\-–—~至到]{2,14}$/i.test(text))
    return undefined
  const kind = periodKind(text, parsePeriod(period))
  return kind === 'value' ? undefined : kind
}

/** The period that a text names anywhere in it; undefined where it names none. */
export function namedPeriod(text: string, period: string): 'this' | 'other' | undefined {
  const kind = periodKind(plain(text), parsePeriod(period))
  return kind === 'value' ? undefined : kind
}

/** Whether a cell is a year or a month in digits alone (2024, 2024.10, 202410), which may be a header as well as a value. */
export function isPeriodInDigits(cell: string): boolean {
  return /^(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2])|0[1-9]|1[0-2])?$/.test(cell)
}

/** Remarks on the figures of a column: 10月（快报）. */
const remarks = /^(?:快报|初步|预计|预报|审定|核定|含税|不含税|现价|.*口径|.*数)$/

/**
 * The doubt about a header: it has an unknown word (城区, 全市), or its figures are increments (本月新增). `own` are the
 * texts above the column without the names of the sheet's indicators and regions.
 */
export function headerDoubt(
  own: readonly string[],
  period: string,
  isUnit: (text: string) => boolean,
): string | undefined {
  const header = own.join(' ')
  const text = plain(header)
  if (/新增|净增|增量/.test(text) && !/累计/.test(text)) return `表头是“${header}”，像是增量`
  if (headerKind(header, period) !== 'unknown') return undefined
  const isKnown = (said: string) =>
    said === '' || isUnit(said) || remarks.test(said) || headerKind(said, period) !== 'unknown'
  const strange = own.find((cell) => {
    const bare = plain(cell).replace(/单位:.*$/, '')
    const aside = /^(.*?)[([]([^()[\]]*)[)\]]$/.exec(bare)
    return aside ? !isKnown(aside[1] ?? '') || !isKnown(aside[2] ?? '') : !isKnown(bare)
  })
  return strange === undefined ? undefined : `表头是“${strange}”，不知道是不是本期的数`
}

function plain(text: string): string {
  const narrow = text.slice(0, 80).normalize('NFKC').replace(/\s/g, '')
  const told = inEnglish.exec(narrow)
  if (told) return `${told[2] ? `20${told[2]}年` : ''}${english.indexOf(told[1]!.toLowerCase()) + 1}月`
  return narrow
    .replace(/十[一二]?月|[一二三四五六七八九]月/g, (month) => `${chinese.indexOf(month.slice(0, -1)) + 1}月`)
    .replace(/(?<!\d)(\d\d年)(?=[\d第上下一二三四])/, '20$1')
}

/** A range of months counts as its last month: 1-10月 is the running total of October. */
function periodKind(text: string, period: Period | undefined): 'this' | 'other' | 'value' | undefined {
  const written = /(20\d\d)(?:[-/.年]?M?(1[0-2]|0?[1-9])(?!\d))?/i.exec(text)
  const year = written?.[1]
  const part =
    partOf(text) ?? (written?.[2] === undefined ? undefined : { frequency: 'M', ordinal: Number(written[2]) })
  if (period && period.frequency !== 'A' && !part && /全年|年底/.test(text)) return 'other'
  if (!period || (year === undefined && !part)) return undefined
  if (year !== undefined && Number(year) !== period.year) return 'other'
  if (!part && period.frequency === 'A') return 'this'
  // A header with a year alone stands for the whole year, and not for a month of it.
  if (!part) return /^20\d\d年?$/.test(text) ? 'other' : 'value'
  return part.frequency === period.frequency && part.ordinal === period.ordinal ? 'this' : 'other'
}

function partOf(text: string): { frequency: string; ordinal: number } | undefined {
  const month = /(1[0-2]|0?[1-9])月/.exec(text)
  if (month) return { frequency: 'M', ordinal: Number(month[1]) }
  const quarter = /(?:第?([一二三四1-4])季)|Q([1-4])/i.exec(text)
  if (quarter) {
    const digit = quarter[1] ?? quarter[2] ?? ''
    return { frequency: 'Q', ordinal: Number(digit) || chinese.indexOf(digit) + 1 }
  }
  const half = /([上下])半年/.exec(text)
  if (half) return { frequency: 'S', ordinal: half[1] === '上' ? 1 : 2 }
  const week = /第(\d{1,2})周|W(\d{1,2})/i.exec(text)
  return week ? { frequency: 'W', ordinal: Number(week[1] ?? week[2]) } : undefined
}
