import Type, { type Static } from 'typebox'
import { Density, Dimming, Ground, ProfileTurn } from './displays.ts'
import { DateText, Instant, NameText, Nullable } from './scalars.ts'

/** The most turns of a profile, and the most boards that they show: a display keeps a live line for each board. */
const mostTurns = 24
export const mostBoards = 6

/** The contents of a profile (展示方案): what its displays show in turn, and how. `at` null: always today. */
export const ProfileContent = Type.Object(
  {
    name: NameText({ title: '方案名称', minLength: 1, maxLength: 60 }),
    at: Nullable(DateText),
    turns: Type.Array(ProfileTurn, { title: '轮换的画面', minItems: 1, maxItems: mostTurns }),
    density: Density,
    ground: Ground,
    dimming: Nullable(Dimming),
  },
  { additionalProperties: false },
)

/** A profile, the displays that use it, and when and by whom it was last changed. */
export const DisplayProfile = Type.Object({
  id: Type.String(),
  ...ProfileContent.properties,
  displays: Type.Array(Type.String()),
  changedAt: Instant,
  changedBy: Type.String(),
})

/**
 * `GET /api/display-profiles`; `POST` makes one, `PUT /api/display-profiles/:id` replaces its contents, at once on its displays;
 * `DELETE` is refused (`conflict`) while a display uses it.
 */
export const DisplayProfiles = Type.Object({ profiles: Type.Array(DisplayProfile) })

export const profileFormat = 'xushi-display-profile'
/** A profile as a file: `GET /api/display-profiles/:id/file` gives it, `POST /api/display-profiles/file` makes a profile of it. */
export const ProfileFile = Type.Object(
  {
    format: Type.Literal(profileFormat, { title: '文件格式 format' }),
    version: Type.Literal(1, { title: '文件版本 version' }),
    profile: ProfileContent,
  },
  { additionalProperties: false },
)

export type ProfileContent = Static<typeof ProfileContent>
export type DisplayProfile = Static<typeof DisplayProfile>
export type DisplayProfiles = Static<typeof DisplayProfiles>
export type ProfileFile = Static<typeof ProfileFile>
