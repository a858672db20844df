import Type, { type Static } from 'typebox'
import { Id } from './scalars.ts'

/** `GET /api/watches`: the targets that the caller watches (关注), and those for which the caller's organisations answer. */
export const Watches = Type.Object({ watched: Type.Array(Id), answered: Type.Array(Id) })

export type Watches = Static<typeof Watches>
