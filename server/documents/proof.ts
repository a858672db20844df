import { formatFigure } from '#metrics/numbers/quantity.ts'
import { ordersDayText } from '#metrics/wording/action-items/orders.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { DocumentSource, KeyedFigure } from './source.ts'

type ProofWords = readonly (string | KeyedFigure)[]

/**
 * The paragraphs on what a document was made from and how it was judged, so that anyone can check it. A document with the agenda also
 * states the rule of the sequence of its items.
 */
export function proofOf(source: DocumentSource, { agenda }: { readonly agenda: boolean }): ProofWords[] {
  const { demo, order: orderOfItems } = source
  return [
    ...pictureProof(source),
    ...(agenda ? [[orderOfItems]] : []),
    ...(demo ? [['本件含演示数据，不得作为工作依据。']] : []),
  ]
}

/** The paragraph on the picture for a page that is passed on alone. */
export function pageProof(source: DocumentSource): ProofWords {
  return [...frozenPicture(source), ...pictureHash(source), '。']
}

/** The paragraphs on the picture, its hashes, and its light rule. */
export function pictureProof(source: DocumentSource): ProofWords[] {
  const ledger: ProofWords = ['底账哈希：', figure('snapshot/hash', source.snapshot.hash)]
  return [frozenPicture(source), ledger, pictureHash(source), ruleOfLights(source)]
}

function frozenPicture({ snapshot, at, ordersOn }: DocumentSource): ProofWords {
  return [
    `本件所有数据取自会议快照第`,
    figure('snapshot/version', String(snapshot.version)),
    '版：基准日',
    figure('at', dateText(at)),
    `，${snapshot.frozenBy}于`,
    figure('snapshot/frozenAt', formatInstant(snapshot.frozenAt)),
    '定格，底账截至第',
    figure('snapshot/sequence', String(snapshot.sequence)),
    `号${snapshot.reason === null ? '' : `，更正原因：${snapshot.reason}`}。定格以后的更正不在其中。`,
    ...(ordersOn === undefined ? [] : [figure('ordersOn', ordersDayText(ordersOn))]),
  ]
}

const pictureHash = ({ snapshot }: DocumentSource): ProofWords => [
  '快照 SHA-256：',
  figure('snapshot/sha256', snapshot.sha256),
]

function ruleOfLights({ rule, lightRule }: DocumentSource): ProofWords {
  if (!lightRule) return [`亮灯规则：${rule}。`]
  const cut = (light: 'onSchedule' | 'behind'): ProofWords => {
    const { from, exclusive } = lightRule[light]
    return [
      `差距${exclusive ? '高于' : '不低于'}`,
      figure(`lightRule/${light}/from`, `${formatFigure(String(from))}个百分点`),
      `为${lightWord(light === 'behind' ? light : 'on-schedule')}`,
    ]
  }
  return [
    `亮灯按“${lightRule.name}”（${rule}）：`,
    ...cut('onSchedule'),
    '，',
    ...cut('behind'),
    `，再低为${lightWord('far-behind')}${lightRule.options.map((option) => `；${option}`).join('')}。`,
  ]
}

function figure(key: string, text: string): KeyedFigure {
  return { key, text }
}
