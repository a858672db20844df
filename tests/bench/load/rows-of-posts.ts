import type { Row } from './insert-into.ts'

/** The tables that a post of one value writes; the rows of one post bear the sequence of its ledger entry. */
export const tablesOfPosts = ['ledger', 'observation', 'decision'] as const

/** Of one post, its row of each of the tables, in their order. */
export type RowsOfPost = readonly Row[]

/**
 * The newest rows of each of the tables, put together post by post, oldest first.
 * @throws Error where they are not those of the same posts: then something else than the rows of posts would be committed
 */
export function rowsOfPosts(newest: readonly (readonly Row[])[]): RowsOfPost[] {
  const sequenceOf = ({ sequence }: Row) => Number(sequence)
  const inOrder = newest.map((rows) => rows.toSorted((a, b) => sequenceOf(a) - sequenceOf(b)))
  const [entries = [], ...others] = inOrder
  return entries.map((entry, place) => {
    const rows = [entry, ...others.map((of) => of[place])]
    const ofPost = rows.filter((row) => row !== undefined && sequenceOf(row) === sequenceOf(entry)) as Row[]
    if (ofPost.length < tablesOfPosts.length) throw new Error(`entry ${sequenceOf(entry)} is not of a post`)
    return ofPost
  })
}
