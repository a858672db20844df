import { readHeadLine } from '../backup/daily-heads.ts'
import type { NotedAnchor } from '../backup/signing/fault-of-signatures.ts'
import type { Anchor } from '../records/verifying/anchors.ts'

/** An end of the ledger that an operator kept elsewhere: its number and hash, or a whole line as it was sent. */
export type ExpectedEnd = Anchor | NotedAnchor

const from = '所给的'

/** Reads an end such as `115:3fa9…`, or a whole line; undefined where the text is none. */
export function endExpected(text: string): ExpectedEnd | undefined {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? []
  if (sequence === undefined || hash === undefined) return readHeadLine(text.trim(), from)
  return { sequence: Number(sequence), hash, from }
}
