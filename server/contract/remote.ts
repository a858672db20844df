import { sceneNames } from '#metrics/wording/installation/scenes.ts'
import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, Nullable } from './scalars.ts'

/**
 * What a remote (遥控) has a display show: one of the display's boards, or that of a region below: `PUT /api/displays/:id/lead`. The remote
 * that sent the last command directs the display, for ten minutes after it; `DELETE` gives the display back to its profile at once.
 */
export const LeadWanted = Type.Object(
  {
    scope: Type.String({ minLength: 1, maxLength: 120, title: '看板' }),
    scene: Type.Enum(sceneNames, { title: '画面' }),
    target: Nullable(Id),
  },
  { additionalProperties: false },
)

/** A display that can be directed; `lead`: who directs it, whether that is the caller (`own`), what it shows meanwhile, and until when. */
export const RemoteDisplay = Type.Object({
  id: Type.String(),
  name: Type.String(),
  number: Type.Integer(),
  online: Type.Boolean(),
  /** The boards that it shows by itself. */
  scopes: Type.Array(Type.String()),
  /** Its reference date; null: always today. */
  at: Nullable(DateText),
  lead: Nullable(
    Type.Object({ ...LeadWanted.properties, byName: Type.String(), own: Type.Boolean(), until: Instant }),
  ),
})

/** `GET /api/remote` lists them; `POST /api/remote` tells that the caller's remote is still there, without which its displays go back. */
export const RemoteDisplays = Type.Object({ displays: Type.Array(RemoteDisplay) })

export type LeadWanted = Static<typeof LeadWanted>
export type RemoteDisplay = Static<typeof RemoteDisplay>
export type RemoteDisplays = Static<typeof RemoteDisplays>
