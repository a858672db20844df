import { dateText } from '#metrics/wording/dates.ts'
import { quoted } from '#metrics/wording/quoted.ts'
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
  const nameOf = (target: string) => quoted(targets.find((row) => row.target === target)!.name)
  const said = asked.flatMap(([place, { target, answer }]) => {
    if (!answer) return []
    const of = (field: string, text: string) => ({ key: `narratives/${place}/${field}`, text })
    const judgement = of('answer/judgement', judgementWords[answer.judgement])
    return [
      paragraph('Normal', `${nameOf(target)}，单位研判：`, judgement, '。'),
      ...Object.entries(parts).flatMap(([field, word]) => {
        const text = answer[field as keyof typeof parts]
        return text === '' ? [] : [paragraphs('Note', `${word}：`, of(`answer/${field}`, text))]
      }),
    ]
  })
  const silent = asked.filter(([, { answer }]) => !answer)
  const byDay = Map.groupBy(silent, ([, { due }]) => due)
  const unanswered = [...byDay].map(([due, those]) => {
    const day = { key: `narratives/${those[0]![0]}/due`, text: dateText(due) }
    const names = those.map(([, { target }]) => nameOf(target)).join('、')
    return paragraph('Note', '未答复（期限', day, `）：${names}。`)
  })
  return [...said, ...unanswered]
}
