import Type from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import { subjectOf } from '../../../db/observations/observation-event.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import type { FigureStep } from './figure-step.ts'
import { figureSteps } from './kept-steps.ts'

const kinds = {
  raised: 'dispute.raised',
  accepted: 'dispute.accepted',
  rejected: 'dispute.rejected',
  withdrawn: 'dispute.withdrawn',
  asked: 'figure.asked',
  answered: 'figure.answered',
  'entered-for': 'figure.entered-for',
} as const

const prefix = 'figure-step/'
const rows = storedBodies('figureStep', { kinds: Object.values(kinds), prefix, named: '数据的异议或问答' })

const cell = { indicator: Type.String(), region: Type.String(), period: Type.String() }
const ended = Type.Object({ ...cell, reason: Type.Optional(Type.String()), sha256: Type.String() })

const remarkKind = (act: string) =>
  recordKind({
    payload: Type.Object({ ...cell, text: Type.String(), sha256: Type.String() }),
    rows,
    words: ({ text, ...of }, _, index) => `${act}${cellWords(index, of)}：${text}`,
  })

const endedKind = (act: string) =>
  recordKind({
    payload: ended,
    rows,
    words: ({ reason, ...of }, _, index) => {
      return `${act}对${cellWords(index, of)}的异议${reason === undefined ? '' : `，原因：${reason}`}`
    },
  })

export const figureStepRecords = {
  [kinds.raised]: recordKind({
    payload: Type.Object({
      ...cell,
      organisation: Type.Union([Type.String(), Type.Null()]),
      value: Type.String(),
      reason: Type.String(),
      sha256: Type.String(),
    }),
    rows,
    words: ({ organisation, value, reason, ...of }, _, index) => {
      const by = organisation === null ? '' : nameOfOrganisation(index, organisation)
      const unit = index.indicators.get(of.indicator)?.unit ?? ''
      return `${by}对${cellWords(index, of)}提出异议，认为是 ${value}${unit}：${reason}`
    },
  }),
  [kinds.accepted]: endedKind('采纳'),
  [kinds.rejected]: endedKind('不采纳'),
  [kinds.withdrawn]: endedKind('收回'),
  [kinds.asked]: remarkKind('询问'),
  [kinds.answered]: remarkKind('答复'),
  [kinds['entered-for']]: remarkKind('代填'),
}

function cellWords({ indicators, regions }: CatalogueIndex, { indicator, region, period }: CellName): string {
  const names = [regions.get(region)?.name ?? region, indicators.get(indicator)?.name ?? indicator]
  return [...names, formatPeriodText(period)].join(' ')
}

/** Stores a step with its ledger entry, which holds the hash of its text. @returns the entry */
export async function storeFigureStep(writer: Writer, actor: string, step: FigureStep): Promise<LedgerEntry> {
  const { indicator, region, period } = step
  const before = await figureSteps(writer, { indicator, region, period })
  const id = subjectOf({ indicator, region, period, revision: before.length + 1 })
  const body = JSON.stringify(step)
  const told = { indicator, region, period, sha256: bodyHash(body) }
  const entry = await writer.append({ actor, subject: prefix + id, ...entryOf(step, told) })
  const ends = 'of' in step ? step.of : null
  await writer.db
    .insert(writer.tables.figureStep)
    .values({ id, body, sequence: entry.sequence, act: step.act, ends })
  return entry
}

/** The kind and the payload of a step's entry. */
function entryOf(step: FigureStep, told: CellName & { readonly sha256: string }) {
  if (step.act === 'raised') {
    const { organisation, value, reason } = step
    return { kind: kinds.raised, payload: { ...told, organisation, value, reason } }
  }
  if ('text' in step) return { kind: kinds[step.act], payload: { ...told, text: step.text } }
  const { act, reason } = step
  return { kind: kinds[act], payload: { ...told, ...(reason !== undefined && { reason }) } }
}
