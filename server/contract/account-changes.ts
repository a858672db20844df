import Type, { type Static } from 'typebox'
import { proposalActions, proposalStates } from '#metrics/workflow/proposal-workflow.ts'
import { FreeText, Instant, Nullable } from './scalars.ts'
import { Person } from './people.ts'

/** A change of an account that waits for a second person, or was decided: a wider access, a reset password, one-time codes that are ended. */
export const AccountChange = Type.Object({
  id: Type.String(),
  /** The login name of the person whom it is for. */
  person: Type.String(),
  /** What is asked, with the person’s name, such as “重置 张三（zhang） 的密码”. */
  title: Type.String(),
  at: Instant,
  by: Type.String(),
  state: Type.Enum(proposalStates),
  decided: Nullable(Type.Object({ at: Instant, by: Type.String(), reason: Nullable(Type.String()) })),
  /** The transitions that are open to the caller. */
  transitions: Type.Array(Type.Enum(proposalActions)),
})

/** `GET /api/people/changes`: those that wait, and the last that were decided, the newest first. */
export const AccountChanges = Type.Object({ changes: Type.Array(AccountChange) })

/** 202: the change takes effect once a second person confirms it. */
export const WaitingForSecond = Type.Object({ waits: Type.String({ description: 'the id of the change' }) })

/** `POST /api/people/changes/:id/confirm`: the person as the change left them; `password` of a reset, told this once. */
export const ConfirmedChange = Type.Object({ person: Person, password: Type.Optional(Type.String()) })

/** `POST /api/people/changes/:id/refuse`: the reason of a refusal. */
export const AccountRefusal = Type.Object(
  { reason: FreeText({ title: '不同意的原因', minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)

export type AccountChange = Static<typeof AccountChange>
export type AccountChanges = Static<typeof AccountChanges>
export type WaitingForSecond = Static<typeof WaitingForSecond>
export type ConfirmedChange = Static<typeof ConfirmedChange>
