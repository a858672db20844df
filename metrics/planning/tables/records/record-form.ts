import type {
  ListedBoard,
  Milestone,
  Organisation,
  PolicyDocument,
  Region,
} from '../../../catalogue/catalogue.ts'
import type { Indicator } from '../../../catalogue/indicator.ts'
import { draftCells, type DraftCells } from '../../cells/draft-cells.ts'
import { withEarlierSchemes } from '../../cells/earlier-schemes.ts'
import { widestGrid } from '../../places/draft-regions.ts'
import type { PlanFault } from '../../plan-draft.ts'
import { itemsOf } from '../cell-text.ts'
import {
  columnAs,
  writtenLines,
  type FieldOf,
  type FieldTexts,
  type FormKind,
  type FormRecords,
  type RecordField,
} from './field.ts'
import { correctedReporter, indicatorFields } from './indicator-fields.ts'
import { targetFields } from './target-fields.ts'

const documentFields: readonly FieldOf<PolicyDocument>[] = [
  {
    ...columnAs('document', 'title'),
    textOf: ({ title }) => title,
    read: (cells, text) => ({ title: cells.required('title', text, '文件名称') }),
  },
  {
    ...columnAs('document', 'shortTitle'),
    textOf: ({ shortTitle }) => shortTitle,
    read: (cells, text) => ({ shortTitle: cells.required('shortTitle', text, '简称') }),
  },
  {
    ...columnAs('document', 'number'),
    textOf: ({ number = '' }) => number,
    read: (_, text) => ({ number: text }),
  },
  {
    ...columnAs('document', 'issuers'),
    textOf: ({ issuers }) => issuers.join('、'),
    read: (_, text = '') => ({ issuers: itemsOf(text, 'names') }),
  },
  {
    ...columnAs('document', 'signed'),
    textOf: ({ signed = '' }) => signed,
    read: (cells, text) => ({ signed: cells.day('signed', text, 'due') }),
  },
  {
    ...columnAs('document', 'remarks'),
    textOf: ({ remarks }) => remarks.join('\n'),
    read: (_, text) => ({ remarks: writtenLines(text) }),
  },
]

const milestoneFields: readonly FieldOf<Milestone>[] = [
  {
    ...columnAs('milestones', 'name'),
    textOf: ({ name }) => name,
    read: (cells, text) => ({ name: cells.required('name', text, '里程碑名称') }),
  },
  {
    ...columnAs('milestones', 'due'),
    textOf: ({ due }) => due,
    read: (cells, text) => ({
      due: cells.day('due', cells.required('due', text, '完成期限'), 'due') ?? '',
      dueAssumed: false,
    }),
  },
  {
    ...{ field: 'lead', title: '牵头单位', kind: 'organisations' },
    textOf: ({ organisations }) => organisations.join(' '),
    read: (_, text = '') => ({
      organisations: text.split(' ').filter((id) => id !== ''),
      leadAssumed: false,
    }),
  },
  {
    ...columnAs('milestones', 'remarks'),
    textOf: ({ remarks }) => remarks.join('\n'),
    read: (_, text) => ({ remarks: writtenLines(text) }),
  },
]

const organisationFields: readonly FieldOf<Organisation>[] = [
  {
    ...columnAs('organisations', 'name'),
    textOf: ({ name }) => name,
    read: (cells, text) => ({ name: cells.required('name', text, '单位全称') }),
  },
  {
    ...columnAs('organisations', 'aliases'),
    textOf: ({ aliases }) => aliases.join('、'),
    read: (_, text = '') => ({ aliases: itemsOf(text, 'names') }),
  },
]

const regionFields: readonly FieldOf<Region>[] = [
  {
    ...columnAs('regions', 'name'),
    textOf: ({ name }) => name,
    read: (cells, text) => ({ name: cells.required('name', text, '地区名称') }),
  },
  {
    ...columnAs('regions', 'column'),
    textOf: ({ tile }) => (tile ? String(tile.column) : ''),
    read: (cells, _, { texts }) => tileIn(cells, texts),
  },
  {
    ...columnAs('regions', 'row'),
    textOf: ({ tile }) => (tile ? String(tile.row) : ''),
    read: (cells, _, { texts }) => tileIn(cells, texts),
  },
]

const boardFields: readonly FieldOf<ListedBoard>[] = [
  {
    ...columnAs('boards', 'title'),
    textOf: ({ title }) => title,
    read: (cells, text) => ({ title: cells.required('title', text, '看板名称') }),
  },
  {
    ...columnAs('boards', 'subtitle'),
    textOf: ({ subtitle }) => subtitle,
    read: (_, text = '') => ({ subtitle: text }),
  },
  {
    ...columnAs('boards', 'suggestedAt'),
    textOf: ({ suggestedAt = '' }) => suggestedAt,
    read: (cells, text) => ({ suggestedAt: cells.day('suggestedAt', text, 'due') }),
  },
]

const fields: { readonly [Kind in FormKind]: readonly FieldOf<FormRecords[Kind]>[] } = {
  document: documentFields,
  indicator: indicatorFields,
  target: targetFields,
  milestone: milestoneFields,
  organisation: organisationFields,
  region: regionFields,
  board: boardFields,
}

/** The fields of a kind of record that a form changes, in their order. */
export function fieldsOfKind(kind: FormKind): readonly RecordField[] {
  return fields[kind]
}

/** The texts of a record's fields. */
export function recordTexts<Kind extends FormKind>(kind: Kind, record: FormRecords[Kind]): FieldTexts {
  return Object.fromEntries(fields[kind].map(({ field, textOf }) => [field, textOf(record)]))
}

/**
 * A record as the texts of its fields have it on a day: a field whose text nobody changed stays as it is, and periods that have ended keep
 * their deadlines and reporters. Unreadable texts are faults. Rules Z-17, D-10, D-12.
 */
export function recordOfTexts<Kind extends FormKind>(
  kind: Kind,
  record: FormRecords[Kind],
  { texts, today }: { readonly texts: FieldTexts; readonly today: string },
): {
  readonly record: FormRecords[Kind]
  readonly faults: readonly { readonly field: string; readonly detail: string }[]
} {
  const faults: PlanFault[] = []
  const cells = draftCells('document', null, faults)
  const before = recordTexts(kind, record)
  const parts = fields[kind]
    .filter(({ field }) => cells.text(texts[field]) !== cells.text(before[field]))
    .map(({ field, read }) => read(cells, cells.text(texts[field]), { record, texts }))
  const isCorrected = cells.mark(correctedReporter, texts[correctedReporter]) === true
  const merged = Object.entries(Object.assign({}, record, ...parts) as object)
  const changed = Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as FormRecords[Kind]
  return {
    record:
      kind === 'indicator'
        ? (withPast(changed as Indicator, record as Indicator, today, isCorrected) as FormRecords[Kind])
        : changed,
    // Two fields that are read together tell their faults twice.
    faults: [...new Map(faults.map(({ field, detail }) => [field + detail, { field, detail }])).values()],
  }
}

/** An indicator with the deadlines and reporters that it had before; without the reporters where these were a mistake. */
function withPast(changed: Indicator, before: Indicator, today: string, isCorrected: boolean): Indicator {
  const [kept] = withEarlierSchemes([changed], { standing: { indicators: [before] }, today })
  const { earlierReporters, ...corrected } = kept!
  return isCorrected || earlierReporters === undefined ? corrected : kept!
}

function tileIn(
  cells: DraftCells,
  { column, row }: FieldTexts,
): Pick<Partial<Region>, 'tile'> | { readonly tile: undefined } {
  if (cells.text(column) === undefined && cells.text(row) === undefined) return { tile: undefined }
  const [across, down] = [
    cells.whole('column', cells.required('column', column, '方格列'), widestGrid),
    cells.whole('row', cells.required('row', row, '方格行'), widestGrid),
  ]
  return { tile: { column: across ?? 0, row: down ?? 0 } }
}
