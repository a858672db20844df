import { formatPeriodText } from '../periods.ts'

interface NamedCell {
  /** The name of the indicator. */
  readonly name: string
  readonly regionName: string
  readonly observation: { readonly period: string }
}

/** The name of a cell that no other cell has: “5G基站累计开通数”（肇庆市，2024年10月）. */
export function cellWords({ name, regionName, observation }: NamedCell): string {
  return `“${name}”（${regionName}，${formatPeriodText(observation.period)}）`
}
