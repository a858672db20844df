/**
 * 机构改革, 区划调整: from a date on, organisations or regions are others. One to one is a renaming, several to one a merger, one to
 * several a division. What they did before stays under what they were; what they have to do passes on. Rules Z-10, Z-13.
 */
export interface Reform {
  readonly id: string
  /** In words, such as 市政务服务数据管理局更名为市数据局. */
  readonly name: string
  readonly from: string
  /** Absent: organisations. */
  readonly of?: 'regions'
  /** Ids of the organisations, or codes of the regions, that are no more from then on. */
  readonly before: readonly string[]
  /** Ids of those that take over; everything passes to the first, but for `duties`. */
  readonly after: readonly string[]
  /** What passes to another than the first: ids of indicators, targets and milestones. */
  readonly duties?: readonly { readonly to: string; readonly of: readonly string[] }[]
}

/** Who has taken over from whom. */
export interface Successors {
  /** Who stands in an organisation's place; itself where nobody does. `duty`: id of what is asked about. */
  readonly successorOf: (organisation: string, duty?: string) => string
  /** What somebody bound to `organisations` answers for: the successors, then all their predecessors. */
  readonly answeredBy: (organisations: readonly string[]) => readonly string[]
}

/** Of reforms in force. An organisation is reformed once: what follows is a reform of its successors. */
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
