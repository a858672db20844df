import { dateText } from '#metrics/wording/dates.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { quoted } from '#metrics/wording/quoted.ts'
import { judgementWords } from '#metrics/wording/judging/agenda.ts'
import { colourOf } from '../curves/paper-palette.ts'
import { rowFigures } from '../row-figures.ts'
import type { DocumentSource } from '../source.ts'
import type { Inline, WordText } from '../word/text.ts'

type NarrativeSource = Pick<DocumentSource, 'narratives' | 'targets'>
type SourceNarrative = NonNullable<DocumentSource['narratives']>[number]
/** A narrative with its place in the picture. */
type PlacedNarrative = readonly [place: number, narrative: SourceNarrative]

const parts = { cause: '原因', measures: '措施', coordination: '需协调事项' } as const

/** The sentence for pictures that were frozen before narratives were kept in them. */
export const noNarrativesKept = '这一版快照定格时尚不保存单位说明。'

/** The narratives of organisations on these targets, with their own expectations. */
export function narrativeParagraphs(
  source: NarrativeSource,
  text: WordText,
  own: ReadonlySet<string>,
): string[] {
  const { narratives, targets } = source
  if (!narratives) return [text.paragraph('Note', noNarrativesKept)]
  const asked = [...narratives.entries()].filter(([, { target }]) => own.has(target))
  const nameOf = (target: string) => quoted(targets.find((row) => row.target === target)!.name)
  const said = asked.flatMap((placed) =>
    placed[1].answer
      ? [
          text.paragraph('Normal', `${nameOf(placed[1].target)}：`, ...judgedWords(source, placed)),
          ...saidParagraphs(text, placed),
        ]
      : [],
  )
  const silent = asked.filter(([, { answer }]) => !answer)
  const byDay = Map.groupBy(silent, ([, { due }]) => due)
  const unanswered = [...byDay].map(([due, those]) => {
    const day = { key: `narratives/${those[0]![0]}/due`, text: dateText(due) }
    const names = those.map(([, { target }]) => nameOf(target)).join('、')
    return text.paragraph('Note', '未答复（期限', day, `）：${names}。`)
  })
  return [...said, ...unanswered]
}

/** The narrative on one target, below its item of the agenda, or the sentence that it was not answered. */
export function narrativeBeside(source: NarrativeSource, text: WordText, target: string): string[] {
  const placed = [...(source.narratives ?? []).entries()].find(([, narrative]) => narrative.target === target)
  if (!placed) return []
  const [place, { answer, organisationName, due }] = placed
  if (answer)
    return [text.paragraph('SaidFirst', ...judgedWords(source, placed)), ...saidParagraphs(text, placed)]
  const day = { key: `narratives/${place}/due`, text: dateText(due) }
  return [text.paragraph('Said', `已请${organisationName}说明，期限`, day, '，没有答复。')]
}

/** The light of the rule and the expectation of the organisation, each under a word that tells them apart. */
function judgedWords({ targets }: NarrativeSource, [place, { target, answer }]: PlacedNarrative): Inline[] {
  const judgement = judgementWords[answer!.judgement]
  const at = targets.findIndex((row) => row.target === target)
  const row = targets[at]
  return [
    ...(row
      ? ['系统亮灯（按规则）', { ...rowFigures(row, at).light, colour: colourOf(row.light) }, '；']
      : []),
    '单位研判（自报）',
    { key: `narratives/${place}/answer/judgement`, text: judgement },
    '。',
  ]
}

/** The narrative part by part, then its author and time. */
function saidParagraphs({ paragraph, paragraphs }: WordText, [place, narrative]: PlacedNarrative): string[] {
  const { answer, organisationName, answeredBy, answeredAt } = narrative
  const of = (field: string, text: string) => ({ key: `narratives/${place}/${field}`, text })
  return [
    ...Object.entries(parts).flatMap(([field, word]) => {
      const text = answer![field as keyof typeof parts]
      return text === '' ? [] : [paragraphs('Said', `${word}：`, of(`answer/${field}`, text))]
    }),
    paragraph(
      'Said',
      `答复：${organisationName}${answeredBy === null ? '' : `　${answeredBy}`}`,
      ...(answeredAt === null ? [] : ['，', of('answeredAt', formatInstant(answeredAt))]),
      '。',
    ),
  ]
}
