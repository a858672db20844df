import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { PartCondition } from '#server/contract/operations.ts'

type Condition = PartCondition['condition']

/** How a condition speaks: its word, and the light whose shape and colour it borrows. */
const conditionFaces: Readonly<Record<Condition, { readonly word: string; readonly light: Light }>> = {
  normal: { word: '正常', light: 'on-schedule' },
  attention: { word: '注意', light: 'behind' },
  failing: { word: '异常', light: 'far-behind' },
}

export function conditionFace(condition: Condition) {
  return conditionFaces[condition]
}

/** What all parts come to: the worst condition, and in words how many stand so. */
export function overall(judged: readonly PartCondition[]): { condition: Condition; text: string } {
  const counted = (['failing', 'attention'] as const)
    .map((condition) => ({ condition, count: judged.filter((one) => one.condition === condition).length }))
    .filter(({ count }) => count > 0)
  const text = counted
    .map(({ condition, count }) => `${count} 项${conditionFaces[condition].word}`)
    .join('，')
  return { condition: counted[0]?.condition ?? 'normal', text: text || '全部正常' }
}
