import { dateText } from '#metrics/wording/dates.ts'
import { judgementWords } from '#metrics/wording/judging/agenda.ts'
import type { DocumentSource } from '../source.ts'
import type { WordText } from '../word/text.ts'

const parts = { cause: '原因', measures: '措施', coordination: '需协调事项' } as const

/** What units said of these targets before the meeting, and what they expect of them themselves. */
export function narrativeParagraphs(
  { narratives, targets }: Pick<DocumentSource, 'narratives' | 'targets'>,
  { paragraph, paragraphs }: WordText,
  own: ReadonlySet<string>,
): string[] {
  if (!narratives) return [paragraph('Note', '这一版快照定格时尚不保存单位说明。')]
  const asked = [...narratives.entries()].filter(([, { target }]) => own.has(target))
  return asked.flatMap(([place, { target, answer, due }]) => {
    const of = (field: string, text: string) => ({ key: `narratives/${place}/${field}`, text })
    const name = targets.find((row) => row.target === target)!.name
    if (!answer) return [paragraph('Normal', `“${name}”：未答复（期限`, of('due', dateText(due)), '）。')]
    const judgement = of('answer/judgement', judgementWords[answer.judgement])
    return [
      paragraph('Normal', `“${name}”，单位研判：`, judgement, '。'),
      ...Object.entries(parts).flatMap(([field, word]) => {
        const text = answer[field as keyof typeof parts]
        return text === '' ? [] : [paragraphs('Note', `${word}：`, of(`answer/${field}`, text))]
      }),
    ]
  })
}
