export const lights = [
  'met',
  'on-schedule',
  'behind',
  'far-behind',
  'missed',
  'overdue',
  'no-data',
  'no-baseline',
  'not-started',
] as const

/** The verdict on a target. */
export type Light = (typeof lights)[number]

/** The lights that the gap alone decides. */
export type GapLight = Extract<Light, 'on-schedule' | 'behind' | 'far-behind'>

/** The options of a rule besides its cut points; each is off unless the rule sets it. */
export interface RuleOptions {
  /** A gap above this is implausibly far ahead (a rule of the American aid programme PEPFAR); it is shown as a remark, never as another light. */
  readonly ahead?: number
  /** PEPFAR: a stock is expected in full in every period, so its completion is compared with 100 %. */
  readonly stockExpectsAll?: boolean
  /** A target that was far behind and has caught up shows behind to the end of the month after its first better period. Rule L-14. */
  readonly recovery?: boolean
  /** From the n-th far-behind period in a row the escalation goes one level up. Rule L-15. */
  readonly repeat?: number
  /** A green light also needs a gap of at least the mean gap of the regions that share the commitment. Rule L-16. */
  readonly peer?: boolean
}

/** A named set of cut points on the gap (percentage points). Its id, such as `xushi-1`, is stored with each assessment. */
export interface LightRule extends RuleOptions {
  readonly id: string
  readonly name: string
  /** The bounds of lights for a gap in percentage points, unrounded. */
  readonly cuts: {
    /** on-schedule from here up; `exclusive`: the bound itself already gets the next worse light. */
    readonly onSchedule: { readonly from: number; readonly exclusive?: boolean }
    /** behind from here up; below it far-behind. */
    readonly behind: { readonly from: number; readonly exclusive?: boolean }
  }
}

/** On schedule from 0, behind from −10. Rule L-10. */
export const xushi1: LightRule = {
  id: 'xushi-1',
  name: '序时规则（第1版）',
  cuts: { onSchedule: { from: 0 }, behind: { from: -10 } },
}

/** 银川 2025: on schedule above −10; behind from −10 to −30, both included. Rule L-11. */
export const yinchuan2025: LightRule = {
  id: 'yinchuan-2025',
  name: '银川规则（2025年）',
  cuts: { onSchedule: { from: -10, exclusive: true }, behind: { from: -30 } },
}

/** PEPFAR MER: within ±10, then to −25; a stock is expected in full in every period. Rule L-12. */
export const pepfar: LightRule = {
  id: 'pepfar',
  name: 'PEPFAR 规则',
  cuts: { onSchedule: { from: -10 }, behind: { from: -25 } },
  ahead: 10,
  stockExpectsAll: true,
}

export const lightRules: readonly LightRule[] = [xushi1, yinchuan2025, pepfar]

/** The light of a gap in percentage points, with the bound that decided: the one met, or for far-behind the one failed. */
export function lightOfGap(rule: LightRule, gap: number): { readonly light: GapLight; readonly cut: number } {
  const { onSchedule, behind } = rule.cuts
  if (reaches(gap, onSchedule)) return { light: 'on-schedule', cut: onSchedule.from }
  return { light: reaches(gap, behind) ? 'behind' : 'far-behind', cut: behind.from }
}

function reaches(gap: number, bound: { readonly from: number; readonly exclusive?: boolean }): boolean {
  return bound.exclusive ? gap > bound.from : gap >= bound.from
}
