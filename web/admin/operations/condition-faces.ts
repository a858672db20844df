import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { PartCondition } from '#server/contract/operations.ts'

type Condition = PartCondition['condition']

/** A condition has a word, and the shape and colour of a light. */
const conditionFaces: Readonly<Record<Condition, { readonly word: string; readonly light: Light }>> = {
  normal: { word: '正常', light: 'on-schedule' },
  attention: { word: '注意', light: 'behind' },
  failing: { word: '异常', light: 'far-behind' },
}

export function conditionFace(condition: Condition) {
  return conditionFaces[condition]
}

/** The whole installation has the worst condition of its parts; the text counts the parts that are not in order. */
export function overall(judged: readonly PartCondition[]): { condition: Condition; text: string } {
  const counted = (['failing', 'attention'] as const)
    .map((condition) => ({ condition, count: judged.filter((one) => one.condition === condition).length }))
    .filter(({ count }) => count > 0)
  const text = counted
    .map(({ condition, count }) => `${count} 项${conditionFaces[condition].word}`)
    .join('，')
  return { condition: counted[0]?.condition ?? 'normal', text: text || '全部正常' }
}
