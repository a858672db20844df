import Type, { type Static } from 'typebox'
import { PeriodText } from './scalars.ts'

/** `POST /api/periods/:period/closure` (administer) closes a period, `DELETE` opens it again. */
export const Closure = Type.Object({ period: PeriodText, closed: Type.Boolean() })

export type Closure = Static<typeof Closure>
