import Type, { type Static } from 'typebox'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

const prefix = 'round-part/'

const payload = Type.Object({
  round: Type.String(),
  title: Type.String(),
  /** The part of the round: `head`, `answer/3`, `told`, `closed`. */
  part: Type.String(),
  version: Type.Integer(),
  /** What was done, in a clause. */
  what: Type.Optional(Type.String()),
  sha256: Type.String(),
})
type Payload = Static<typeof payload>

const acts = {
  'round.opened': ({ title, what }: Payload) => `开设报送轮次“${title}”：${what}`,
  'round.changed': ({ title, what }: Payload) => `更改报送轮次“${title}”：${what}`,
  'round.drafted': ({ title, what }: Payload) => `为报送轮次“${title}”存草稿：${what}`,
  'round.answered': ({ title, what }: Payload) => `为报送轮次“${title}”报送：${what}`,
  'round.reminded': ({ title, what }: Payload) => `为报送轮次“${title}”催报：${what}`,
  'round.closed': ({ title }: Payload) => `结束报送轮次“${title}”`,
} as const
export type RoundKind = keyof typeof acts
const kinds = Object.keys(acts) as RoundKind[]

const rows = storedBodies('roundPart', { kinds, prefix, named: '报送轮次' })

const kindOf = (kind: RoundKind) => recordKind({ payload, rows, words: (told) => acts[kind](told) })
export const roundRecords = {
  'round.opened': kindOf('round.opened'),
  'round.changed': kindOf('round.changed'),
  'round.drafted': kindOf('round.drafted'),
  'round.answered': kindOf('round.answered'),
  'round.reminded': kindOf('round.reminded'),
  'round.closed': kindOf('round.closed'),
}

/** The next version of a part of a round. */
export interface NewRoundPart {
  readonly round: string
  readonly title: string
  readonly part: string
  readonly version: number
  readonly what?: string
}

/** Stores the next version of a part of a round with its ledger entry, which holds the hash of its text. */
export async function storeRoundPart(
  writer: Writer,
  actor: string,
  kind: RoundKind,
  { facts, content }: { readonly facts: NewRoundPart; readonly content: object },
): Promise<LedgerEntry> {
  const body = JSON.stringify(content)
  const { round, part, version } = facts
  const id = `${round}/${part}/${version}`
  const entry = await writer.append({
    actor,
    kind,
    subject: prefix + id,
    payload: { ...facts, sha256: bodyHash(body) },
  })
  await writer.db
    .insert(writer.tables.roundPart)
    .values({ id, round, part, version, body, sequence: entry.sequence })
  return entry
}
