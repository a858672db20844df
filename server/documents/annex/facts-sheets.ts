import type { DocumentSource } from '../source.ts'
import { countedLights } from '../summary.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { columnLetters, firstDataRow, type AnnexTable, type AnnexColumn, type Form } from './table.ts'
import { documentsIn, lightColumn } from './target-sheets.ts'
import type { Leaf } from './leaves.ts'

interface Fact {
  readonly word: string
  readonly value: Leaf
  readonly form: Form
}

/** The sheet 说明: what the workbook was made of and how it was judged, line by line. */
export function factsSheet(source: DocumentSource, lines: readonly string[]): AnnexTable<Fact> {
  const { meeting, snapshot, at, sequence, comparedWith, order, rule, lightRule, demo, scopes, ordersOn } =
    source
  const fact = (key: string, word: string, value: Leaf, form: Form = 'text') => ({
    key,
    row: { word, value, form },
  })
  const cut = (light: 'onSchedule' | 'behind', word: string) => {
    const { from, exclusive } = lightRule![light]
    return [
      fact(`lightRule/${light}/from`, `${word}：差距的下限（百分点）`, from, 'plain'),
      fact(`lightRule/${light}/exclusive`, `${word}：须高于下限`, exclusive),
    ]
  }
  return {
    name: '说明',
    title: `${meeting.title}数据附表`,
    onOnePage: true,
    lines,
    columns: [
      { head: '项目', of: ({ word }) => word, width: 30 },
      { head: '内容', field: '', of: ({ value }) => value, form: ({ form }) => form, width: 80 },
    ],
    rows: [
      fact('meeting/title', '会议', meeting.title),
      fact('meeting/date', '会议日期', meeting.date, 'date'),
      ...(scopes ?? []).map(({ name }, place) => fact(`scopes/${place}/name`, '范围', name)),
      fact('at', '基准日', at, 'date'),
      ...(comparedWith ? [fact('comparedWith/at', '上一次会议的基准日', comparedWith.at, 'date')] : []),
      ...(ordersOn === undefined ? [] : [fact('ordersOn', '督办计算期限的日子', ordersOn, 'date')]),
      fact('demo', '含演示数据', demo),
      fact('rule', '亮灯规则编号', rule),
      ...(lightRule
        ? [
            fact('lightRule/name', '亮灯规则', lightRule.name),
            ...cut('onSchedule', lightWord('on-schedule')),
            ...cut('behind', lightWord('behind')),
            ...lightRule.options.map((option, place) =>
              fact(`lightRule/options/${place}`, '规则选项', option),
            ),
          ]
        : []),
      fact('order', '议题的次序', order),
      fact('snapshot/version', '快照版次', snapshot.version, 'plain'),
      fact('snapshot/frozenAt', '定格时间', snapshot.frozenAt, 'instant'),
      fact('snapshot/frozenBy', '定格人', snapshot.frozenBy),
      fact('snapshot/reason', '更正原因', snapshot.reason),
      fact('snapshot/sequence', '底账截至（号）', snapshot.sequence, 'plain'),
      fact('snapshot/hash', '底账哈希', snapshot.hash),
      fact('snapshot/sha256', '快照 SHA-256', snapshot.sha256),
      fact('snapshot/at', '快照的基准日', snapshot.at, 'date'),
      fact('sequence', '快照的底账序号', sequence, 'plain'),
    ],
  }
}

interface Counted {
  readonly word: string
  readonly count: number
}

/**
 * The sheet 汇总: the number of targets of each document with each light, counted by formulas on their sheets and checked against the
 * picture.
 */
export function countsSheet(source: DocumentSource, lines: readonly string[]): AnnexTable<Counted> {
  const { summary, targets } = source
  const documents = documentsIn(targets)
  const top = firstDataRow(lines)
  const [first, last] = [columnLetters(1), columnLetters(documents.length)]
  const [sum, frozen] = [columnLetters(documents.length + 1), columnLetters(documents.length + 2)]
  const counted = (own: readonly number[], light: string) =>
    own.filter((place) => lightWord(targets[place]!.light) === light).length
  const allCounted = ({ word }: Counted) =>
    word === '合计' ? targets.length : counted([...targets.keys()], word)
  const isAll = ({ word }: Counted) => word === '合计'
  return {
    name: '汇总',
    title: `${source.meeting.title}亮灯汇总`,
    lines,
    columns: [
      { head: '亮灯', of: ({ word }) => word },
      ...documents.map(({ name, places }, position): AnnexColumn<Counted> => ({
        head: name,
        form: 'plain',
        of: (row) => (isAll(row) ? places.length : counted(places, row.word)),
        formula: (row, number) => {
          const letter = columnLetters(position + 1)
          if (isAll(row)) return `SUM(${letter}${top}:${letter}${number - 1})`
          const lights = `$${lightColumn}$${top}:$${lightColumn}$${top + places.length - 1}`
          return `COUNTIF('${name}'!${lights},$B${number})`
        },
      })),
      {
        head: '合计',
        form: 'plain',
        of: (row) => allCounted(row),
        formula: (_, number) => `SUM(${first}${number}:${last}${number})`,
      },
      { head: '快照所记', field: '', form: 'plain', of: ({ count }) => count },
      {
        head: '核对',
        of: (row) => (allCounted(row) === row.count ? '一致' : '不一致'),
        formula: (_, number) => `IF(${sum}${number}=${frozen}${number},"一致","不一致")`,
      },
    ],
    rows: [
      ...countedLights.map(([key, light]) => ({
        key: `summary/${key}`,
        row: { word: lightWord(light), count: summary[key] },
      })),
      { key: 'summary/all', row: { word: '合计', count: summary.all } },
    ],
  }
}
