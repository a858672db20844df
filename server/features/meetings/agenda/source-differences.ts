import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { disputeText } from '#metrics/wording/figures/sources.ts'
import type { JudgedTarget } from '../../../judging/judge.ts'
import { sourcesOf } from '../../../judging/reasons/sources-of-target.ts'
import type { View } from '../../../judging/view.ts'

/**
 * What other sources say, in words, where their figures differ from the judged one by more than rounding; by target. Most targets have one
 * source, which costs nothing. Rule A-8.
 */
export async function sourceDifferences(
  view: View,
  judged: readonly JudgedTarget[],
): Promise<ReadonlyMap<string, string>> {
  const { index } = view
  const told = new Map<string, string>()
  for (const one of judged) {
    const { record } = one.catalogued
    const sources = index.sourcesOf(record.indicator)
    if (sources.length === 1) continue
    const nameOf = distinctNames(
      index,
      sources.map(({ reporter }) => reporter),
    )
    const said = await sourcesOf(view, one, nameOf)
    const text = said && disputeText(said.figures)
    if (text) told.set(record.id, text)
  }
  return told
}
