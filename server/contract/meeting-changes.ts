import Type, { type Static } from 'typebox'
import { Id, Light, Nullable, Sequence } from './scalars.ts'

/** A target that stands otherwise: as the earlier picture has it, and now, or as the later one has it. */
const FigureChange = Type.Object({
  target: Id,
  name: Type.String(),
  region: Type.String(),
  light: Nullable(Light),
  lightNow: Nullable(Light),
  value: Nullable(Type.Number()),
  valueNow: Nullable(Type.Number()),
  unit: Type.String(),
  decimals: Type.Integer(),
  gap: Nullable(Type.Number()),
  gapNow: Nullable(Type.Number()),
})

/** `GET /api/meetings/:id/changes`: what the newest snapshot would show otherwise, by all that is known now. */
export const MeetingChanges = Type.Object({ sequence: Sequence, changes: Type.Array(FigureChange) })

/** `GET /api/meetings/:id/versions`: what each snapshot but the first shows otherwise than the one before it, the newest first. */
export const MeetingVersions = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer({ minimum: 2 }),
      figures: Type.Array(FigureChange),
      /** Names of targets that only this picture has, and that only the one before it has. */
      came: Type.Array(Type.String()),
      left: Type.Array(Type.String()),
      /** The orders that stand otherwise, in words; null: the order is not in that picture. */
      orders: Type.Array(
        Type.Object({
          id: Id,
          number: Type.String(),
          order: Type.String(),
          standing: Nullable(Type.String()),
          standingNow: Nullable(Type.String()),
        }),
      ),
      /** Items of the agenda that only one of the two pictures has. */
      items: Type.Array(Type.Object({ sentence: Type.String(), came: Type.Boolean() })),
    }),
  ),
})

export type MeetingChanges = Static<typeof MeetingChanges>
export type MeetingVersions = Static<typeof MeetingVersions>
