import type { TargetRecord } from '../../../catalogue/catalogue.ts'
import { plannedCourseOf, plannedLines } from '../../cells/read-planned-course.ts'
import {
  basisSpellings,
  betweenSpellings,
  comparatorSpellings,
  forceSpellings,
} from '../../cells/words-read.ts'
import type { DraftCells } from '../../cells/draft-cells.ts'
import { columnAs, writtenLines, type FieldOf, type FieldTexts } from './field.ts'

const asColumn = (field: string) => columnAs('targets', field)
/** A field whose text is a figure, or nothing. */
const figureField = (field: 'high' | 'baseline' | 'denominator', hint: string): FieldOf<TargetRecord> => ({
  ...{ ...asColumn(field), hint },
  textOf: (target) => target[field] ?? '',
  read: (cells, text) => ({ [field]: cells.figure(field, text) }),
})

/** The fields of a target that a form changes. */
export const targetFields: readonly FieldOf<TargetRecord>[] = [
  {
    ...asColumn('name'),
    textOf: ({ name }) => name,
    read: (cells, text) => ({ name: cells.required('name', text, '目标名称') }),
  },
  {
    ...{ ...asColumn('comparator'), hint: '' },
    textOf: ({ comparator }) => comparatorSpellings[comparator][0],
    read: (cells, text) => ({ comparator: cells.word('comparator', text, comparatorSpellings) ?? '>=' }),
  },
  {
    ...asColumn('value'),
    textOf: ({ value }) => value,
    read: (cells, text) => ({ value: cells.figure('value', cells.required('value', text, '目标值')) ?? '0' }),
  },
  figureField('high', '区间目标的上限'),
  {
    ...asColumn('basis'),
    textOf: ({ basis }) => basisSpellings[basis][0],
    read: (cells, text) => ({ basis: cells.word('basis', text, basisSpellings) ?? 'undetermined' }),
  },
  {
    ...asColumn('start'),
    textOf: ({ start }) => start,
    read: (cells, text) => ({
      start: cells.day('start', cells.required('start', text, '起始日期'), 'start') ?? '',
      spanAssumed: false,
    }),
  },
  {
    ...{ ...asColumn('due'), hint: '如 2025年底；没有期限的只列不评' },
    textOf: ({ due }) => due ?? '',
    read: (cells, text) => ({ due: cells.day('due', text, 'due'), spanAssumed: false }),
  },
  figureField('baseline', '起始前一期的数；空着取填报的数'),
  figureField('denominator', '覆盖率的总数'),
  {
    ...{ ...asColumn('planned'), hint: '一条一行，如 2025年6月底 40%；空着按时间均匀' },
    textOf: ({ plan }) => (plan ? plannedLines(plan).join('\n') : ''),
    read: (cells, _, { texts }) => plannedIn(cells, texts),
  },
  {
    ...asColumn('between'),
    textOf: ({ plan }) => (plan?.kind === 'points' ? betweenSpellings[plan.interpolation][0] : ''),
    read: (cells, _, { texts }) => plannedIn(cells, texts),
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
    ...asColumn('force'),
    textOf: ({ force }) => (force ? forceSpellings[force][0] : ''),
    read: (cells, text) => ({ force: cells.word('force', text, forceSpellings) }),
  },
  {
    ...asColumn('remarks'),
    textOf: ({ remarks }) => remarks.join('\n'),
    read: (_, text) => ({ remarks: writtenLines(text) }),
  },
]

function plannedIn(
  cells: DraftCells,
  { planned, between }: FieldTexts,
): { readonly plan: TargetRecord['plan'] | undefined } {
  return { plan: plannedCourseOf({ planned: writtenLines(planned), ...(between && { between }) }, cells) }
}
