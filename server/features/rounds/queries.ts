import { asc, eq, inArray, max } from 'drizzle-orm'
import type { RoundFigure, RoundAnswer } from '../../contract/rounds.ts'
import type { Reader } from '../../db/store.ts'

/** What a round asks: the contents of its part `head`. */
export interface RoundHead {
  readonly title: string
  readonly due: string
  readonly document: string
  readonly asks: readonly {
    readonly number: number
    readonly clause: string
    readonly organisation: string
  }[]
  readonly questions: readonly string[]
  readonly demo: boolean
  readonly opened: { readonly actor: string; readonly at: string }
}

/** The contents of a part `answer/<number>`. */
export interface StoredRoundAnswer {
  readonly state: 'draft' | 'submitted'
  readonly said: Omit<RoundAnswer, 'submit'>
  /** The figures as they stood when it was handed in; none of a draft. */
  readonly figures: readonly RoundFigure[]
  /** The day on which it was first handed in; null of a draft. */
  readonly firstOn: string | null
}

/** The contents of the part `told`: each organisation with the last time that it was reminded. */
export type RoundTold = Readonly<Record<string, string>>

/** The newest version of a part, with its author and time. */
interface StoredRoundPart {
  readonly round: string
  readonly part: string
  readonly version: number
  readonly body: string
  readonly sequence: number
  readonly at: string
  readonly actor: string
}

/** An answer as it stands, with its version, its author and time. */
export interface CurrentAnswer extends StoredRoundAnswer, Pick<StoredRoundPart, 'version' | 'actor' | 'at'> {}

/** A round as it stands. */
export interface CurrentRound extends RoundHead {
  readonly id: string
  readonly version: number
  readonly answers: ReadonlyMap<number, CurrentAnswer>
  readonly told: RoundTold
  readonly toldVersion: number
  readonly closed: boolean
}

/** All rounds as they stand, the newest first; or one alone. One query. */
export async function currentRounds(reader: Reader, only?: string): Promise<CurrentRound[]> {
  const { roundPart, ledger } = reader.tables
  const newest = reader.db
    .select({ sequence: max(roundPart.sequence) })
    .from(roundPart)
    .where(only === undefined ? undefined : eq(roundPart.round, only))
    .groupBy(roundPart.round, roundPart.part)
  const { round, part, version, body, sequence } = roundPart
  const parts: StoredRoundPart[] = await reader.db
    .select({ round, part, version, body, sequence, at: ledger.at, actor: ledger.actor })
    .from(roundPart)
    .innerJoin(ledger, eq(ledger.sequence, sequence))
    .where(inArray(sequence, newest))
    .orderBy(asc(sequence))
  const byRound = Map.groupBy(parts, (one) => one.round)
  return [...byRound]
    .map(([id, own]) => roundOf(id, own))
    .sort((a, b) => (a.opened.at < b.opened.at ? 1 : -1))
}

const answerPrefix = 'answer/'

/** The name of the part that holds the answer to an ask. */
export const answerPart = (number: number) => `${answerPrefix}${number}`

function roundOf(id: string, parts: readonly StoredRoundPart[]): CurrentRound {
  const named = new Map(parts.map((one) => [one.part, one]))
  const head = named.get('head')!
  const told = named.get('told')
  const answers = parts.filter(({ part }) => part.startsWith(answerPrefix))
  return {
    ...(JSON.parse(head.body) as RoundHead),
    ...{ id, version: head.version, closed: named.has('closed') },
    answers: new Map(
      answers.map(({ part, body, version, actor, at }) => [
        Number(part.slice(answerPrefix.length)),
        { ...(JSON.parse(body) as StoredRoundAnswer), version, actor, at },
      ]),
    ),
    told: told ? (JSON.parse(told.body) as RoundTold) : {},
    toldVersion: told?.version ?? 0,
  }
}
