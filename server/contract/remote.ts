import { boardFilterNames } from '#metrics/wording/judging/board-filters.ts'
import { sceneNames } from '#metrics/wording/installation/scenes.ts'
import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, NameText, Nullable } from './scalars.ts'

/**
 * What a remote (遥控) has a display show, on one of its boards or those below: `PUT /api/displays/:id/lead`. The last remote has it, for
 * ten minutes after its last command, or, where it holds the picture, for four hours; `DELETE` gives the display back to its profile at once.
 */
export const LeadWanted = Type.Object(
  {
    scope: Type.String({ minLength: 1, maxLength: 120, title: '看板' }),
    scene: Type.Enum(sceneNames, { title: '画面' }),
    /** The one target that is spoken of; null: none. */
    target: Nullable(Id),
    /** The reference date; null: the display's own. */
    at: Type.Optional(Nullable(DateText)),
    /** The last day of what was known (当时所知): figures approved later are not shown; null: what is known now. */
    asOf: Type.Optional(Nullable(DateText)),
    /** 定住: what is shown turns to nothing else by itself. */
    hold: Type.Optional(Type.Boolean()),
    /** The target that is marked wherever it stands; null: none. */
    mark: Type.Optional(Nullable(Id)),
    /** The alert whose targets alone are shown; null: all are. */
    filter: Type.Optional(Nullable(Type.Enum(boardFilterNames, { title: '提醒' }))),
  },
  { additionalProperties: false },
)

/** What a display shows while it is directed. */
export const LeadShown = Type.Object({
  ...LeadWanted.properties,
  at: Nullable(DateText),
  asOf: Nullable(DateText),
  hold: Type.Boolean(),
  mark: Nullable(Id),
  filter: Nullable(Type.Enum(boardFilterNames)),
  /** The name of who directs, or of the meeting that is followed. */
  byName: Type.String(),
  /** Present where the room of a meeting is followed. */
  meeting: Type.Optional(Type.Literal(true)),
  until: Instant,
})

/** The meeting whose room a display follows, and whether it is held now. */
const FollowedMeeting = Type.Object({ id: Id, title: Type.String(), held: Type.Boolean() })

/** A display that can be directed; `lead`: who directs it, what it shows meanwhile, and until when. */
export const RemoteDisplay = Type.Object({
  id: Type.String(),
  name: Type.String(),
  number: Type.Integer(),
  online: Type.Boolean(),
  /** The boards that it shows by itself. */
  scopes: Type.Array(Type.String()),
  /** Its reference date; null: always today. */
  at: Nullable(DateText),
  lead: Nullable(Type.Object({ ...LeadShown.properties, own: Type.Boolean() })),
  meeting: Nullable(FollowedMeeting),
})

/** `GET /api/remote` lists them; `POST /api/remote` tells that the caller's remote is still there, without which its displays go back. */
export const RemoteDisplays = Type.Object({ displays: Type.Array(RemoteDisplay) })

/** The answer to a command; `from`: who directed the display until now, null where nobody else did. */
export const LeadTaken = Type.Object({ from: Nullable(Type.String()) })

/**
 * `PUT /api/displays/:id/meeting` (who convenes): the meeting whose room a display follows, from its opening until its end; null: none.
 * `PUT /api/meetings/:id/open-page` tells the page that is open there, a target or `general`.
 */
export const MeetingToFollow = Type.Object({ meeting: Nullable(Id) }, { additionalProperties: false })
export const OpenPage = Type.Object({ page: Id }, { additionalProperties: false })

const name = NameText({ title: '名称', minLength: 1, maxLength: 60 })
/** The ids of the displays that a remote may direct; null: every one, also of later. */
const displays = Nullable(
  Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
    title: '可遥控的大屏',
    minItems: 1,
    maxItems: 200,
  }),
)

/** A paired remote: a phone or tablet that needs no sign-in. */
export const Remote = Type.Object({
  id: Type.String(),
  name: Type.String(),
  displays: Nullable(Type.Array(Type.String())),
  confirmedAt: Instant,
  confirmedBy: Type.String(),
  /** When it last commanded; null: never. */
  lastSeenAt: Nullable(Instant),
  /** The displays that it directs now. */
  leads: Type.Array(Type.String()),
})

/**
 * `GET /api/remotes` (who convenes, administers or audits); `POST /api/remotes` confirms the code that a phone or tablet shows at `/remote`;
 * `PUT /api/remotes/:id` changes what is given, `DELETE /api/remotes/:id` revokes it. Both give back what it may direct no more.
 */
export const Remotes = Type.Object({
  remotes: Type.Array(Remote),
  displays: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), number: Type.Integer() })),
})
export const ConfirmRemote = Type.Object(
  { code: Type.String({ pattern: '^[0-9]{8}$' }), name, displays },
  { additionalProperties: false },
)
export const ChangeRemote = Type.Object(
  { name: Type.Optional(name), displays: Type.Optional(displays) },
  { additionalProperties: false },
)

export type LeadWanted = Static<typeof LeadWanted>
export type LeadShown = Static<typeof LeadShown>
export type RemoteDisplay = Static<typeof RemoteDisplay>
export type RemoteDisplays = Static<typeof RemoteDisplays>
export type LeadTaken = Static<typeof LeadTaken>
export type FollowedMeeting = Static<typeof FollowedMeeting>
export type Remote = Static<typeof Remote>
export type Remotes = Static<typeof Remotes>
export type ConfirmRemote = Static<typeof ConfirmRemote>
export type ChangeRemote = Static<typeof ChangeRemote>
