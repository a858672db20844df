import type { Assessment } from '../assessment.ts'
import { formatPeriod } from '../period.ts'

/** The remark on a break of definition (口径) beside a light; undefined where there is none. Rule G-7. */
export function breakRemark({ light, why }: Assessment): string | undefined {
  if (why.breakAt && light !== 'no-baseline')
    return `口径调整后的数（${formatPeriod(why.breakAt, 'zh')}起），与此前的数不可比，不计进度之差`
  if (why.mixedSince)
    return `${formatPeriod(why.mixedSince, 'zh')}起口径调整，累计数中当年此前各期仍按原口径，与序时之差仅供参考`
  return undefined
}
