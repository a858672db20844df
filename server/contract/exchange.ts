import Type, { type Static } from 'typebox'
import { disclosureLevels } from '#metrics/catalogue/indicator.ts'
import { Id } from './scalars.ts'

/** `PUT /api/indicators/:id/disclosure`: to whom the figures of an indicator may go. */
export const DisclosureDraft = Type.Object(
  {
    level: Type.Enum(disclosureLevels, {
      description:
        'internal 内部：只在本系统内 · shared 共享：可给限定“共享”的令牌 · public 公开：也可给限定“公开”的令牌',
    }),
  },
  { additionalProperties: false },
)
export const KeptDisclosure = Type.Object({ id: Id, level: Type.Enum(disclosureLevels) })

export type DisclosureDraft = Static<typeof DisclosureDraft>
