/** A fault of the database, and the ledger entry that it concerns; null where none tells of it. */
export interface Fault {
  readonly sequence: number | null
  readonly fault: string
}

/** The first fault of a database, and those after it as far as they were asked for. */
export interface Unsound extends Fault {
  readonly sound: false
  readonly others?: readonly Fault[]
}

/** A part of a verification that is under way: `done` of `of` things. */
export interface VerifyStep {
  readonly step: string
  readonly done: number
  readonly of: number
}

export interface VerifyTerms {
  /** The most faults that are gathered; one, unless more are asked for. */
  readonly most?: number
  /** The present instant; where it is given, entries of a later time are a fault. */
  readonly now?: string
  readonly told?: ((step: VerifyStep) => void) | undefined
}

/** The time, in milliseconds, by which the clocks of several machines may differ. */
export const clocksApart = 3_600_000

/** A verification that gives its faults one after another, and at its end what it has verified. */
export type Faults<Found> = AsyncGenerator<Fault, Found>

/** Gathers the faults of a verification; where there are none, what it has verified. */
export async function gatherFaults<Found>(faults: Faults<Found>, most = 1): Promise<Found | Unsound> {
  const found: Fault[] = []
  try {
    while (found.length < most) {
      const next = await faults.next()
      if (next.done !== true) found.push(next.value)
      else if (found.length === 0) return next.value
      else break
    }
  } catch (error) {
    // What follows a fault may be so spoilt that it cannot be read.
    if (found.length === 0) throw error
    found.push({ sequence: null, fault: '前面的问题使其余部分不能核对' })
  }
  const [first, ...others] = found
  return { sound: false, ...first!, ...(others.length > 0 && { others }) }
}
