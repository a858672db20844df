import type { Row } from './insert-into.ts'

/** The tables that a post of one value writes; the rows of a post have the sequence of its ledger entry. */
export const tablesOfPosts = ['ledger', 'observation', 'decision'] as const

/** The rows of one post, one of each table, in the order of the tables. */
export type RowsOfPost = readonly Row[]

/**
 * The newest rows of the tables, put together post by post, oldest first.
 * @throws Error where the rows belong to different posts, since the reference would then commit something else
 */
export function rowsOfPosts(newest: readonly (readonly Row[])[]): RowsOfPost[] {
  const sequenceOf = ({ sequence }: Row) => Number(sequence)
  const inOrder = newest.map((rows) => rows.toSorted((a, b) => sequenceOf(a) - sequenceOf(b)))
  const [entries = [], ...others] = inOrder
  return entries.map((entry, place) => {
    const rows = [entry, ...others.map((ofTable) => ofTable[place])]
    const ofPost = rows.filter((row) => row !== undefined && sequenceOf(row) === sequenceOf(entry)) as Row[]
    if (ofPost.length < tablesOfPosts.length) throw new Error(`entry ${sequenceOf(entry)} is not of a post`)
    return ofPost
  })
}
