/**
 * A reform (机构改革, 区划调整): from a date on, organisations or regions are others. One to one is a renaming, several to one a merger, one to
 * several a division; a division names the divided one among its successors where it only cedes a part and goes on. Past acts stay under the former names; duties pass to the successors. Rules Z-10, Z-13.
 */
export interface Reform {
  readonly id: string
  /** The name, such as 市政务服务数据管理局更名为市数据局. */
  readonly name: string
  /** The first day on which it is in force. */
  readonly from: string
  /** Absent: a reform of organisations. */
  readonly of?: 'regions'
  /** The ids of organisations, or codes of regions, that end, or the one that cedes a part. */
  readonly before: readonly string[]
  /** The ids of the successors; everything passes to the first, except `duties`. What goes on keeps everything but these. */
  readonly after: readonly string[]
  /** What passes to another successor: ids of indicators, targets and milestones. */
  readonly duties?: readonly { readonly to: string; readonly of: readonly string[] }[]
}

/** The successors of organisations. */
export interface Successors {
  /** The successor of an organisation, or the organisation itself. `duty`: the id of what is asked about. */
  readonly successorOf: (organisation: string, duty?: string) => string
  /** The organisations for which somebody bound to `organisations` answers: the successors, then all their predecessors. */
  readonly answeredBy: (organisations: readonly string[]) => readonly string[]
}

/** Whether an organisation or a region goes on after a reform in which it cedes a part. */
export function goesOn({ before, after }: Pick<Reform, 'before' | 'after'>, one: string): boolean {
  return before.includes(one) && after.includes(one)
}

/** What ends by reforms, each with the reform by which it does. */
export function endedBy(reforms: readonly Reform[]): ReadonlyMap<string, Reform> {
  return new Map(
    reforms.flatMap((reform) =>
      reform.before.filter((one) => !goesOn(reform, one)).map((one) => [one, reform] as const),
    ),
  )
}

/** The successors by reforms in force. An organisation ends once: a later reform concerns its successors. */
export function successorsBy(reforms: readonly Reform[]): Successors {
  const ended = endedBy(reforms)
  const inOrder = reforms.toSorted((a, b) => a.from.localeCompare(b.from))
  const follow = (now: string, duty: string | undefined, left: readonly Reform[]): string => {
    const passing = left.find((reform) => heirOf(reform, now, duty) !== now)
    if (!passing) return now
    return follow(
      heirOf(passing, now, duty),
      duty,
      left.filter((reform) => reform !== passing),
    )
  }
  const successorOf = (organisation: string, duty?: string) => follow(organisation, duty, inOrder)
  return {
    successorOf,
    answeredBy: (organisations) => {
      if (ended.size === 0) return organisations
      const now = new Set(organisations.map((id) => successorOf(id)))
      return [...now, ...[...ended.keys()].filter((id) => now.has(successorOf(id)))]
    },
  }
}

/** The organisation that a duty of another one passes to by a reform; that one itself where nothing passes. */
function heirOf(reform: Reform, organisation: string, duty: string | undefined): string {
  if (!reform.before.includes(organisation)) return organisation
  const named = reform.duties?.find(({ of }) => duty !== undefined && of.includes(duty))
  return named?.to ?? (goesOn(reform, organisation) ? organisation : reform.after[0]!)
}
