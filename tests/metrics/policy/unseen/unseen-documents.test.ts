import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { briefPlans } from './plans/brief-plans.ts'
import { cutLines } from './plans/cut-lines.ts'
import { foldedLayouts } from './tables/folded-layouts.ts'
import { flowingLayouts } from './tables/flowing-layouts.ts'
import { furtherShapes } from './plans/further-shapes.ts'
import { furtherLayouts } from './tables/further-layouts.ts'
import { listedLayouts } from './tables/listed-layouts.ts'
import { laterPlans } from './plans/later-plans.ts'
import { layouts } from './tables/layouts.ts'
import { measuredLayouts } from './tables/measured-layouts.ts'
import { mergedLayouts } from './tables/merged-layouts.ts'
import { noticesAndNews } from './notices-and-news.ts'
import { otherBriefPlans } from './plans/other-brief-plans.ts'
import { otherLaterPlans } from './plans/other-later-plans.ts'
import { otherShapes } from './plans/other-shapes.ts'
import { otherLayouts } from './tables/other-layouts.ts'
import { plansOfStages } from './plans/plans-of-stages.ts'
import { plannedLayouts } from './tables/planned-layouts.ts'
import { placedLayouts } from './tables/placed-layouts.ts'
import { rankedLayouts } from './tables/ranked-layouts.ts'
import { runOnLayouts } from './tables/run-on-layouts.ts'
import { shapesOfPlans } from './plans/shapes-of-plans.ts'
import { toldAsFact } from './told-as-fact.ts'
import { toldSeverally } from './plans/told-severally.ts'
import { unseenPlans } from './plans/plans.ts'
import { unseenTables } from './tables/tables.ts'
import { unseenTexts } from './texts.ts'
import { weightedLayouts } from './tables/weighted-layouts.ts'

const told = ({ value, low, high, unit, deadline, comparator, baseline }: PolicyFigure): string =>
  `${value ?? `${low}–${high}`} ${unit} ${deadline ?? ''}` +
  (comparator === '>=' ? '' : ` ${comparator}`) +
  (baseline === undefined ? '' : ` from ${baseline}`)

describe('readPolicy, of documents that its rules were not made by', () => {
  it.each([
    ...unseenPlans,
    ...unseenTexts,
    ...unseenTables,
    ...layouts,
    ...otherLayouts,
    ...foldedLayouts,
    ...furtherLayouts,
    ...briefPlans,
    ...otherBriefPlans,
    ...laterPlans,
    ...otherLaterPlans,
    ...plansOfStages,
    ...runOnLayouts,
    ...toldSeverally,
    ...placedLayouts,
    ...measuredLayouts,
    ...mergedLayouts,
    ...rankedLayouts,
    ...flowingLayouts,
    ...weightedLayouts,
    ...cutLines,
    ...noticesAndNews,
    ...toldAsFact,
    ...shapesOfPlans,
    ...plannedLayouts,
    ...otherShapes,
    ...listedLayouts,
    ...furtherShapes,
  ])('finds the targets, and nothing else, of %s', (_, lines, targets) => {
    const { figures } = readPolicy(lines.join('\n'))
    expect(figures.filter(({ target }) => target).map(told)).toEqual(targets)
  })
})
