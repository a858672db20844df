import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'

/** The invented course of a target in the demo. */
export interface Scenario {
  /** The share of the way that is reached at the due date. */
  readonly reached: number
  /** The shape of the course: most is done early below 1, late above 1. */
  readonly curve: number
  /** The level before the span as a share of the target; ignored for figures that are counted from 0. */
  readonly begin: number
  /** Whether the period before the span has no value, so that the distance from the baseline is unknown. */
  readonly withoutBaseline?: boolean
  /** The last reported period. */
  readonly silentAfter?: string
}

const ahead: Scenario = { reached: 1.2, curve: 0.8, begin: 0.7 }
const steady: Scenario = { reached: 1.05, curve: 0.95, begin: 0.65 }
const slow: Scenario = { reached: 0.98, curve: 1.25, begin: 0.6 }
const lagging: Scenario = { reached: 0.78, curve: 1.2, begin: 0.55 }
const stalled: Scenario = { reached: 0.55, curve: 0.8, begin: 0.5 }
const early: Scenario = { reached: 1.7, curve: 0.9, begin: 0.75 }

/** Courses that were chosen by hand for the demonstration. */
const byHand: Readonly<Record<string, Scenario>> = {
  'zhaoqing-2024-5g-base-stations': { reached: 1.01, curve: 0.97, begin: 0.85 },
  'zhaoqing-2024-enterprises-transforming': { reached: 0.93, curve: 1.08, begin: 0 },
  'zhaoqing-2024-video-services': { reached: 0.66, curve: 1.1, begin: 0.24 },
  'zhaoqing-2024-bridge-warning-systems': { reached: 0.75, curve: 1.3, begin: 0 },
  'zhaoqing-2024-forest-tending': { reached: 0.96, curve: 1.05, begin: 0 },
  'zhaoqing-2024-forest-stand-improvement': steady,
  'zhaoqing-2024-one-thing-themes': early,
  'zhaoqing-2024-smart-farming-bases': { ...early, begin: 0 },
  'zhaoqing-2024-rural-ecommerce-trainees': { reached: 0.95, curve: 1.02, begin: 0 },
  'zhaoqing-2024-elderly-homes-monitored': { ...slow, silentAfter: '2024-M07' },
  'zhaoqing-2024-security-inspections': { ...steady, withoutBaseline: true },
  'zhaoqing-2024-hospitals-on-sharing-platform': { ...ahead, begin: 0.8 },
  'zhaoqing-2024-frequent-appeal-items': slow,
  'zhuhai-2025-5g-base-stations': steady,
  'zhuhai-2025-core-share-of-gdp': { reached: 0.8, curve: 1.1, begin: 0.77 },
}

const others: readonly Scenario[] = [ahead, steady, steady, steady, slow, lagging, stalled, early]

/** Organisations without any report. */
const silent: readonly string[] = ['qingyuan-nongye']

/** The course of a target; undefined for an organisation without reports. */
export function scenarioOf({ record, target }: CataloguedTarget): Scenario | undefined {
  if (silent.includes(target.indicator.reporter)) return undefined
  return byHand[record.id] ?? others[Math.floor(seededRandom(record.id)() * others.length)]
}
