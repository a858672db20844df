import Type, { type Static } from 'typebox'
import { changingAlone, rightsOfTokens } from './rights.ts'
import { DateText, Instant, NameText, Nullable } from './scalars.ts'

/**
 * A right of a token: `read` everything, or `read:<scope>` for that board and those below it alone; `disclosed:<level>`: the exchange
 * alone, with indicators of this level or a wider one; `report` for its cells; `publish`; …
 */
export const TokenRight = Type.String({
  pattern: `^(${rightsOfTokens.join('|')}|read:[a-z0-9-]{1,120}|disclosed:(shared|public))$`,
  description:
    'read, read:<region code or document id>, disclosed:<shared or public>, report, publish, catalogue, metrics',
})
/** The organisations and regions for which a token with `report` reports; regions below are included. */
const ReportedCells = Type.Object(
  {
    organisations: Type.Array(Type.String(), { minItems: 1 }),
    regions: Type.Array(Type.String(), { minItems: 1 }),
  },
  { additionalProperties: false },
)

export const Token = Type.Object({
  id: Type.String(),
  name: Type.String(),
  rights: Type.Array(TokenRight),
  /** The organisations and regions for which it reports; null without the right to report. */
  cells: Nullable(ReportedCells),
  createdAt: Instant,
  /** Null for a token from an earlier release. */
  createdBy: Nullable(Type.String()),
  /** `environment`: the token of XUSHI_API_TOKEN. */
  source: Type.Enum(['made', 'environment'] as const),
  expiresAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
  /** The last use, to the minute. */
  lastUsedAt: Nullable(Instant),
})
/** `GET /api/tokens`; `POST` → 201 {token, secret}: the secret is shown once; `DELETE /api/tokens/:id` revokes. */
export const Tokens = Type.Object({
  tokens: Type.Array(Token),
  /** The rights of which only the operator makes tokens here, at the machine (`npm run token`). */
  madeAtMachine: Type.Array(Type.Enum(changingAlone)),
})
export const NewToken = Type.Object(
  {
    name: NameText({ title: '用途', minLength: 1, maxLength: 60 }),
    rights: Type.Array(TokenRight, { minItems: 1, maxItems: 100 }),
    cells: Type.Optional(ReportedCells),
    /** The last day on which it is valid; null or absent: it does not expire. */
    expiresOn: Type.Optional(Nullable(DateText)),
  },
  { additionalProperties: false },
)
export const TokenWithSecret = Type.Object({ token: Token, secret: Type.String() })

export type TokenRight = Static<typeof TokenRight>
export type Token = Static<typeof Token>
export type Tokens = Static<typeof Tokens>
export type NewToken = Static<typeof NewToken>
export type TokenWithSecret = Static<typeof TokenWithSecret>
