/**
 * A reform (机构改革, 区划调整): from a date on, organisations or regions are others. One to one is a renaming, several to one a merger, one to
 * several a division. Past acts stay under the former names; duties pass to the successors. Rules Z-10, Z-13.
 */
export interface Reform {
  readonly id: string
  /** The name, such as 市政务服务数据管理局更名为市数据局. */
  readonly name: string
  readonly from: string
  /** Absent: a reform of organisations. */
  readonly of?: 'regions'
  /** The ids of organisations, or codes of regions, that end. */
  readonly before: readonly string[]
  /** The ids of the successors; everything passes to the first, except `duties`. */
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

/** The successors by reforms in force. An organisation is reformed once: a later reform concerns its successors. */
export function successorsBy(reforms: readonly Reform[]): Successors {
  const ended = new Map(reforms.flatMap((reform) => reform.before.map((id) => [id, reform] as const)))
  const successorOf = (organisation: string, duty?: string): string => {
    const reform = ended.get(organisation)
    if (!reform) return organisation
    const named = reform.duties?.find(({ of }) => duty !== undefined && of.includes(duty))
    return successorOf(named?.to ?? reform.after[0]!, duty)
  }
  return {
    successorOf,
    answeredBy: (organisations) => {
      if (ended.size === 0) return organisations
      const now = new Set(organisations.map((id) => successorOf(id)))
      return [...now, ...[...ended.keys()].filter((id) => now.has(successorOf(id)))]
    },
  }
}
