import { actionColourWords, actionStateWords } from '#metrics/wording/action-items/states.ts'
import { agendaKindWords, judgementWords } from '#metrics/wording/judging/agenda.ts'
import type { DocumentSource } from '../source.ts'
import { fieldColumn, type AnnexTable, type AnnexColumn, type Form } from './table.ts'
import type { Leaf } from './leaves.ts'

type Dropped = DocumentSource['dropped'][number]
type Item = DocumentSource['items'][number] & Partial<Pick<Dropped, 'reason'>>
type Order = NonNullable<DocumentSource['orders']>[number]
type SourceNarrative = NonNullable<DocumentSource['narratives']>[number]

type ItemFigures = NonNullable<Item['figures']>

/** The column of a figure from an item's sentence; an item without a target has none. */
function told(head: string, field: keyof ItemFigures, form: Form = 'text'): AnnexColumn<Item> {
  return { head, field: `figures/${field}`, form, of: ({ figures }) => (figures?.[field] ?? null) as Leaf }
}

/** The column of a light; it is empty for an item without a target, and where no last or revised light is told. */
function toldLight(head: string, field: 'light' | 'lastLight' | 'revisedLight'): AnnexColumn<Item> {
  const isNone = ({ figures }: Item) => !figures || (field !== 'light' && figures[field] === null)
  return { ...told(head, field), form: (item) => (isNone(item) ? 'text' : 'light') }
}

/** The columns of a target's rank among those that share its indicator. */
function among(
  head: string,
  field: keyof NonNullable<ItemFigures['among']>,
  form: Form = 'share',
): AnnexColumn<Item> {
  return { head, field: `figures/among/${field}`, form, of: ({ figures }) => figures?.among?.[field] ?? null }
}

/** The sheet 议题: the items of the agenda in their order and the dropped ones, each with the figures of its sentence. */
export function agendaSheet({ items, dropped }: DocumentSource, lines: readonly string[]): AnnexTable<Item> {
  return {
    name: '议题',
    title: '议题',
    lines,
    frozen: 2,
    columns: [
      { head: '类别', of: ({ kind }) => agendaKindWords[kind] },
      fieldColumn('议题', 'sentence'),
      fieldColumn('秘书批注', 'comment'),
      fieldColumn('撤下原因', 'reason'),
      fieldColumn('编辑人', 'editedBy'),
      toldLight('亮灯', 'light'),
      told('完成率', 'completion', 'share'),
      told('增量完成率', 'distance', 'share'),
      told('序时', 'schedule', 'share'),
      told('差距（百分点）', 'gap', 'points'),
      told('达成可能', 'chance', 'share'),
      told('逾期天数', 'overdueDays', 'plain'),
      told('距期限天数', 'daysLeft', 'plain'),
      told('连续列入次数', 'meetings', 'plain'),
      toldLight('上次亮灯', 'lastLight'),
      told('上次差距（百分点）', 'lastGap', 'points'),
      told('上次达成可能', 'lastChance', 'share'),
      toldLight('更正后亮灯', 'revisedLight'),
      told('被退回的数据期', 'returned', 'period'),
      told('未说明原因的数据期', 'unexplained', 'period'),
      among('同类中的完成率', 'share'),
      among('同类中的位次', 'place', 'plain'),
      among('同类项数', 'of', 'plain'),
      among('同类最低', 'lowest'),
      among('同类中位', 'median'),
      among('同类最高', 'highest'),
    ],
    rows: [
      ...items.map((row, place) => ({ key: `items/${place}`, row })),
      ...dropped.map((row, place) => ({ key: `dropped/${place}`, row })),
    ],
  }
}

/** The sheet 单位说明: the narratives of organisations, with their own expectations. */
export function narrativesSheet(
  { narratives = [], targets }: DocumentSource,
  lines: readonly string[],
): AnnexTable<SourceNarrative> {
  const answered = (
    head: string,
    field: keyof NonNullable<SourceNarrative['answer']>,
  ): AnnexColumn<SourceNarrative> => ({
    head,
    field: `answer/${field}`,
    of: ({ answer }) => answer?.[field] ?? null,
  })
  const names = new Map(
    targets.map(({ target, regionName, region, name }) => [target, `${regionName ?? region}：${name}`]),
  )
  return {
    name: '单位说明',
    title: '单位说明与研判',
    lines,
    frozen: 1,
    columns: [
      { head: '目标', of: ({ target }) => names.get(target) ?? target },
      fieldColumn('单位', 'organisationName'),
      { head: '研判', of: ({ answer }) => answer && judgementWords[answer.judgement] },
      answered('原因', 'cause'),
      answered('措施', 'measures'),
      answered('需协调事项', 'coordination'),
      fieldColumn('答复期限', 'due', 'date'),
      fieldColumn('询问人', 'askedBy'),
      fieldColumn('询问时间', 'askedAt', 'instant'),
      fieldColumn('答复人', 'answeredBy'),
      fieldColumn('答复时间', 'answeredAt', 'instant'),
    ],
    rows: narratives.map((row, place) => ({ key: `narratives/${place}`, row })),
  }
}

/** The sheet 督办: the orders of the meeting, those on its agenda first. */
export function ordersSheet({ orders = [] }: DocumentSource, lines: readonly string[]): AnnexTable<Order> {
  return {
    name: '督办',
    title: '督办事项',
    lines,
    frozen: 1,
    columns: [
      fieldColumn('编号', 'number'),
      fieldColumn('事项', 'order'),
      fieldColumn('责任单位', 'organisationName'),
      fieldColumn('责任人', 'person'),
      {
        head: '配合单位',
        of: ({ collaborators = [] }) => collaborators.map(({ name }) => name).join('、') || null,
      },
      { head: '状态', of: ({ state }) => actionStateWords[state] },
      { head: '颜色', of: ({ colour }) => colour && actionColourWords[colour] },
      fieldColumn('进展', 'standing'),
      fieldColumn('立项', 'filedOn', 'date'),
      fieldColumn('交办', 'assignedOn', 'date'),
      fieldColumn('期限', 'due', 'date'),
      fieldColumn('销号或撤销', 'endedOn', 'date'),
      fieldColumn('距期限工作日', 'left', 'plain'),
      fieldColumn('等候工作日', 'waited', 'plain'),
      fieldColumn('超时未答复', 'unanswered', 'flag'),
      { head: '最近反馈日', field: 'report/on', form: 'date', of: ({ report }) => report && report.on },
      { head: '最近反馈', field: 'report/text', of: ({ report }) => report && report.text },
    ],
    rows: orders.map((row, place) => ({ key: `orders/${place}`, row })),
  }
}
