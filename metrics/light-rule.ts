/** The verdict on a target. */
export type Light =
  | 'met'
  | 'on-schedule'
  | 'behind'
  | 'far-behind'
  | 'missed'
  | 'overdue'
  | 'no-data'
  | 'no-baseline'
  | 'not-started'

/** A named, versioned set of cut points on the gap (percentage points). Its id, `xushi-1`, is stored with each assessment. */
export interface LightRule {
  readonly id: string
  readonly name: string
  /** The light for a gap in percentage points, unrounded. */
  readonly cuts: {
    /** on-schedule from here up; `exclusive` where the bound itself is one light worse. */
    readonly onSchedule: { readonly from: number; readonly exclusive?: boolean }
    /** behind from here up; below it far-behind. */
    readonly behind: { readonly from: number; readonly exclusive?: boolean }
  }
  /** Above this gap a value is ahead beyond what is plausible (PEPFAR); shown as a remark, never as another light. */
  readonly ahead?: number
  /** PEPFAR: a stock is expected in full in every period. */
  readonly stockExpectsAll?: boolean
}
