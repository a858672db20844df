import Type, { type Static } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { TurnCause } from '#metrics/wording/judging/turned-lights.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import { insertRows } from '../../db/statements/insert-rows.ts'
import type { Writer } from '../../db/store.ts'
import { recordKind } from '../record-kind.ts'
import { storedBodies } from '../stored-bodies.ts'

export const lightTurned = 'light.turned'
const prefix = 'light-turn/'

const payload = Type.Object({ target: Type.String(), sha256: Type.String() })
const rows = storedBodies('lightTurn', { kinds: [lightTurned], prefix, named: '亮灯变化' })

/** A light that turned. */
export interface LightTurn {
  readonly from: Light | null
  readonly to: Light | null
  /** The reference date at which it was judged, and the instant at which it was found. */
  readonly at: string
  readonly foundAt: string
  readonly cause: TurnCause
  /** The last ledger entry of the act that turned it, or the new day. */
  readonly by: string
}

/** The place of a turn: its target, its number there, and the day of the demo for whose people alone it turned, else ''. */
export interface TurnPlace {
  readonly target: string
  readonly number: number
  readonly demoDay: string
}

export const lightTurnRecords = {
  [lightTurned]: recordKind({
    payload,
    rows,
    words: ({ target }: Static<typeof payload>, _: string, index: CatalogueIndex) =>
      `亮灯变化：${index.targets.get(target)?.record.name ?? target}`,
  }),
}

/** Stores turned lights, each with an entry of the ledger. */
export async function storeLightTurns(
  writer: Writer,
  actor: string,
  turns: readonly (TurnPlace & { readonly turn: LightTurn })[],
): Promise<void> {
  const told = turns.map(({ turn, ...place }) => ({
    ...place,
    id: `${place.target}/${place.number}`,
    day: turn.foundAt.slice(0, 10),
    body: JSON.stringify(turn),
  }))
  const entries = await writer.appendAll(
    told.map(({ id, target, body }) => ({
      ...{ actor, kind: lightTurned, subject: prefix + id },
      payload: { target, sha256: bodyHash(body) },
    })),
  )
  await insertRows(
    writer,
    'lightTurn',
    told.map((row, place) => ({ ...row, sequence: entries[place]!.sequence })),
  )
}
