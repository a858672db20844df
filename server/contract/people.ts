import Type, { type Static } from 'typebox'
import { Id, Instant, NameText, Nullable, RegionCode, ReviewLevel } from './scalars.ts'
import { longestPassword, Password, Role } from './session.ts'

export const Person = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'what the person signs in with' }),
  displayName: Type.String(),
  roles: Type.Array(Role),
  organisations: Type.Array(Type.String()),
  regions: Type.Array(Type.String()),
  createdAt: Instant,
  disabledAt: Nullable(Instant),
  lockedUntil: Nullable(Instant),
  /** The time at which somebody else chose the present password; null: the person chose it. */
  passwordGivenAt: Nullable(Instant),
  /** The time at which the person set up one-time codes (动态口令); null: none. */
  secondFactorAt: Nullable(Instant),
  demo: Type.Boolean(),
})
/** `GET /api/people` (authorize or audit): all people. */
export const People = Type.Object({
  people: Type.Array(Person),
  /** Whether the three administrators (三员) exclude one another here (XUSHI_THREE_ADMINISTRATORS). */
  threeAdministrators: Type.Boolean(),
  /** The regions and levels at which nobody reviews figures that are owed, with the number of their indicators, most first. */
  unreviewed: Type.Array(
    Type.Object({
      region: RegionCode,
      regionName: Type.String(),
      /** Null where they are reviewed once, by any reviewer of the region. */
      level: Nullable(ReviewLevel),
      indicators: Type.Integer(),
    }),
  ),
  /** The organisations that owe figures of which nobody reports any, or some regions' none, most first. */
  unreported: Type.Array(
    Type.Object({
      organisation: Id,
      organisationName: Type.String(),
      /** The regions of which nobody reports; all of its own where nobody reports for it at all. */
      regions: Type.Array(Type.String()),
      /** Whether nobody reports for it at all. */
      nobody: Type.Boolean(),
      indicators: Type.Integer(),
    }),
  ),
})

/** `POST /api/people` → 201 {person, password}: the server generates the password and shows it once. */
export const NewPerson = Type.Object(
  {
    name: Type.String({ title: '登录名', pattern: '^[A-Za-z0-9_.-]{2,40}$' }),
    displayName: NameText({ title: '姓名或岗位', minLength: 1, maxLength: 60 }),
    roles: Type.Array(Role, { minItems: 1 }),
    organisations: Type.Array(Type.String()),
    regions: Type.Array(Type.String()),
  },
  { additionalProperties: false },
)
/** `waits`: the new person cannot sign in before a second person confirms this change (account-changes.ts). */
export const PersonWithPassword = Type.Object({
  person: Person,
  password: Type.String(),
  waits: Type.Optional(Type.String()),
})

/** The heads of a table of people, as the template has them. */
export const peopleColumns = {
  name: '登录名',
  displayName: '姓名或岗位',
  roles: '角色',
  organisations: '单位',
  regions: '地区',
} as const

/** A row of a table of people, with what is wrong in it. */
const NewPersonRow = Type.Object({
  row: Type.Integer(),
  person: Type.Object({
    name: Type.String(),
    displayName: Type.String(),
    roles: Type.Array(Role),
    organisations: Type.Array(Type.String()),
    regions: Type.Array(Type.String()),
  }),
  faults: Type.Array(Type.String()),
})
/** `POST /api/people/table` (authorize): the people that an Excel or CSV table names, row by row; nothing is kept. */
export const TableOfPeople = Type.Object({ rows: Type.Array(NewPersonRow) })

/** `POST /api/people/batch` (authorize) → 201: all of these people or none, each with a password that is shown once. */
export const NewPeople = Type.Object(
  { people: Type.Array(NewPerson, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
)
export const PeopleWithPasswords = Type.Object({ people: Type.Array(PersonWithPassword) })

/**
 * `PATCH /api/people/:id` (authorize); disabling ends the person's sessions. `POST /api/people/:id/password` → a new password, shown
 * once.
 */
export const PersonChange = Type.Object(
  {
    displayName: Type.Optional(NameText({ title: '姓名或岗位', minLength: 1, maxLength: 60 })),
    roles: Type.Optional(Type.Array(Role, { minItems: 1 })),
    organisations: Type.Optional(Type.Array(Type.String())),
    regions: Type.Optional(Type.Array(Type.String())),
    disabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
/** `PUT /api/session/password`: changes the caller's own password, of at least 10 characters. */
export const PasswordChange = Type.Object(
  { current: Password, next: Type.String({ title: '新密码', minLength: 10, maxLength: longestPassword }) },
  { additionalProperties: false },
)

export type Person = Static<typeof Person>
export type People = Static<typeof People>
export type NewPerson = Static<typeof NewPerson>
export type PersonWithPassword = Static<typeof PersonWithPassword>
export type PersonChange = Static<typeof PersonChange>
export type PasswordChange = Static<typeof PasswordChange>
export type NewPersonRow = Static<typeof NewPersonRow>
export type TableOfPeople = Static<typeof TableOfPeople>
export type NewPeople = Static<typeof NewPeople>
export type PeopleWithPasswords = Static<typeof PeopleWithPasswords>
