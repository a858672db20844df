import Type, { type Static } from 'typebox'

/** A problem as RFC 9457 writes it, with a stable `code`; `errors` for a batch. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        index: Type.Integer(),
        field: Type.String(),
        code: Type.String(),
        detail: Type.String(),
      }),
    ),
  ),
})
export type Problem = Static<typeof Problem>
