import type { Light } from '../../catalogue/light-rule.ts'
import { lightWord } from './lights.ts'

/** The cause by which a light turned. */
export type TurnCause = 'approved' | 'revoked' | 'catalogue' | 'day'

/** The causes by which lights turn, as they are called where a turn is told. */
export const turnCauseWords: Readonly<Record<TurnCause, string>> = {
  approved: '数据通过审核',
  revoked: '审核被撤销',
  catalogue: '目录更改',
  day: '到了新的一天',
}

interface TurnedLightWords {
  readonly name: string
  readonly regionName: string
  readonly from: Light | null
  readonly to: Light | null
}

/** A turned light in words: `5G基站累计开通数（肇庆市）：滞后 → 达序时` */
export function turnedLightText({ name, regionName, from, to }: TurnedLightWords): string {
  return `${name}（${regionName}）：${lightWord(from)} → ${lightWord(to)}`
}

/** The number of targets that a message names; of more only the number is told. */
const named = 5

/** The message about all lights that one cause turned. */
export function turnedLightsText(cause: TurnCause, turned: readonly TurnedLightWords[]): string {
  const more = turned.length > named ? `；等 ${turned.length} 个目标` : ''
  return `${turnCauseWords[cause]}。${turned.slice(0, named).map(turnedLightText).join('；')}${more}。`
}
