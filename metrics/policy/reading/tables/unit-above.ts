import { scale, units } from '../figures/units.ts'
import type { Line } from './table-lines.ts'

const stated = /^[（(]?(?:计量)?单位：([^，。；）)]{1,12})[)）]?$/
/** The unit of what is measured: 面积：万亩. */
const measured = new RegExp(`^[（(]?(?:面积|产量|数量|金额|长度|规模)：((?:${scale})?(?:${units}))[)）]?$`)
/** The unit behind the title of a table, after a gap. */
const besideTitle =
  /(?:[\s（(|]|(?<=表|目标|指标|计划|任务))(?:计量)?单位(?:[：:]|[―—–-]{1,2}) {0,3}([^，。；）)\s|]{1,12})[)）]?[：:]?[\s|]*$/

/**
 * The unit of all cells of a table, which a line right above its head or its title states, or its title itself: 单位：万户. Several are
 * printed with 、 between them.
 */
export function unitAbove(text: string, lines: readonly Line[], first: number): string | undefined {
  for (const { start, end } of lines.slice(Math.max(0, first - 2), first)) {
    const line = text.slice(Math.max(start, end - 60), end)
    const words = line.slice(0, 40).replaceAll(/[\s|]/g, '')
    const unit = stated.exec(words)?.[1] ?? measured.exec(words)?.[1] ?? besideTitle.exec(line)?.[1]
    if (unit !== undefined) return unit
  }
  return undefined
}

/** Names of sums of money. */
const money = /(?:收入|产值|总值|增加值|利润|利税|税收|投资|成本|费用|资产|负债|[额款])(?:总额)?$/

/** Which of several units (万亩、万株) what a name counts is measured in: trees are counted in 株, sums of money in 元, and land is measured. */
export function unitFor(name: string, unit: string): string {
  const [first, ...others] = unit.split('、')
  const ofMoney = [first!, ...others].find((one) => one.endsWith('元'))
  if (ofMoney && money.test(name)) return ofMoney
  if (/树|苗/.test(name)) return [first!, ...others].find((one) => one.endsWith('株')) ?? first!
  return first!
}
