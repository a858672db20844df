import Type from 'typebox'
import { DateText, Id, ProgramText } from './scalars.ts'

const closed = { additionalProperties: false }
const Ids = Type.Array(Id, { maxItems: 1000 })

/** `PUT /api/catalogue/reform/:id`: the type `Reform` of the domain. */
export const ReformRecord = Type.Object(
  {
    id: Id,
    name: ProgramText({ minLength: 1, maxLength: 200 }),
    of: Type.Optional(Type.Literal('regions')),
    from: DateText,
    before: Ids,
    after: Ids,
    duties: Type.Optional(Type.Array(Type.Object({ to: Id, of: Ids }, closed), { maxItems: 1000 })),
  },
  closed,
)
