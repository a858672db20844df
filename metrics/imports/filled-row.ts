import { Decimal } from '../numbers/decimal.ts'
import { formatFigure } from '../numbers/quantity.ts'
import { figureMeant } from '../reading/figure-meant.ts'
import { seenText } from '../reading/plain-figure.ts'
import { readTypedValue, type TypedValue } from '../reading/read-typed-value.ts'
import { noteBeside } from '../reading/typed-formula.ts'
import type { WorkbookCell, WorkbookRow } from '../reading/workbook.ts'
import type { AbsenceReason } from '../series/observation.ts'
import { typedAbsence } from '../wording/figures/typed-absence.ts'
import { filingColumn, type FilingColumn } from './filing-sheet.ts'

/** A revision of a cell as a person types it. */
export interface TypedInput {
  readonly text: string
  readonly reason: AbsenceReason | null
  readonly note: string
}

/** A cell of the filing as the server knows it. */
export interface FilingCellKnown {
  readonly key: string
  readonly name: string
  readonly regionName: string
  readonly unit: string
  /** The reason why it cannot be filled; empty where it can. */
  readonly locked: string
  /** The number of the revision that stands; 0: none. */
  readonly standing: number
  /** Every revision that a template may have shown, by its number. */
  readonly shown: Readonly<Record<number, TypedInput>>
}

type FigureTyped = Extract<TypedValue, { readonly kind: 'value' }>
type FigureRead = { readonly value: FigureTyped; readonly remark: string } | { readonly why: string }

/** The effect of a row: a change of its cell, none, or a reason why it is not taken. */
export type RowFilled =
  | {
      readonly does: 'change'
      readonly key: string
      /** The number of the revision that the template showed; 0: none. */
      readonly basedOn: number
      readonly value: FigureTyped | null
      readonly reason: AbsenceReason | null
      readonly note: string
      /** A remark on how the figure was read, where it differs from the text; otherwise empty. */
      readonly remark: string
    }
  | { readonly does: 'nothing' }
  | { readonly does: 'refuse'; readonly at?: FilingColumn; readonly text: string; readonly why: string }

const blank: TypedInput = { text: '', reason: null, note: '' }
const longestNote = 2000

/** Reads a row of a filled template. `twice`: another row is of the same cell; `merged`: a cell of the row that people fill is merged. */
export function filledRow(
  row: WorkbookRow,
  cell: FilingCellKnown,
  { twice, merged }: { readonly twice: boolean; readonly merged: boolean },
): RowFilled {
  const at = (column: FilingColumn) => row.cells.get(filingColumn(column))
  const seen = (column: FilingColumn) => seenText(at(column)?.value ?? '')
  const [text, reasonText, note] = [seen('value'), seen('reason'), seen('note')]
  const refuse = (why: string, column: FilingColumn = 'value'): RowFilled => ({
    ...{ does: 'refuse', at: column, why },
    text: [text, reasonText, column === 'note' ? note : ''].filter((part) => part !== '').join(' '),
  })
  const basedOn = Number(seen('basedOn'))
  const shown = basedOn === 0 ? blank : cell.shown[basedOn]
  if (isAsShown({ text, reasonText, note }, shown, cell.unit) && !at('value')?.formula)
    return { does: 'nothing' }
  const formula = (['value', 'reason', 'note'] as const).find((column) => at(column)?.formula)
  if (formula) return refuse(formulaWords(formula, seen(formula)), formula)
  if (twice) return refuse('同一个指标、地区有两行，不知道该取哪一行。请只留一行')
  if (row.hidden) return refuse('在隐藏（或筛选掉）的行里，看不见的数不收。请取消隐藏，核对后再上传')
  if (merged) return refuse('和旁边的格合并了，不知道数是哪一格的。请取消合并')
  const strange = (['name', 'region', 'unit'] as const).find(
    (column) => seen(column) !== ownText(cell, column),
  )
  if (strange)
    return refuse(
      `这一行写的是“${seen(strange)}”，按编号却应是“${ownText(cell, strange)}”：可能只排序了一部分列，或改过锁定的格`,
      strange,
    )
  if (!shown) return refuse('版次被改过，不知道是在哪一稿上填的。请重新下载模板')
  if (cell.locked !== '') return refuse(cell.locked)
  if (basedOn !== cell.standing)
    return refuse(
      `模板下载以后，这一格又改过${changedSinceWords(cell)}，没有用文件里的数去盖它。请核对后在填报表上改`,
    )
  return readInput(at('value'), { text, reasonText, note }, shown, cell, refuse)
}

function ownText({ name, regionName, unit }: FilingCellKnown, column: 'name' | 'region' | 'unit'): string {
  return seenText({ name, region: regionName, unit }[column])
}

interface FilledTexts {
  readonly text: string
  readonly reasonText: string
  readonly note: string
}

/** Whether the row is as the template showed it. */
function isAsShown(filled: FilledTexts, shown: TypedInput | undefined, unit: string): boolean {
  return (
    shown !== undefined &&
    filled.note === seenText(shown.note) &&
    (filled.reasonText === '' ? null : typedAbsence(filled.reasonText)) === shown.reason &&
    figureMeant(filled.text, unit) === figureMeant(shown.text, unit)
  )
}

function changedSinceWords({ standing, shown }: FilingCellKnown): string {
  const text = shown[standing]?.text ?? ''
  return text === '' ? '' : `（现在是 ${text}）`
}

function formulaWords(column: FilingColumn, result: string): string {
  const told = result === '' || result.startsWith('=') ? '没有算好的结果' : `文件里的结果是 ${result}`
  return `${column === 'value' ? '是公式' : '“说明”或“原因”里是公式'}（${told}），公式不收。核对后改成数值或文字再上传`
}

function readInput(
  cell: WorkbookCell | undefined,
  { text, reasonText, note }: FilledTexts,
  shown: TypedInput,
  known: FilingCellKnown,
  refuse: (why: string, column?: FilingColumn) => RowFilled,
): RowFilled {
  if (note.length > longestNote) return refuse(`说明有 ${note.length} 个字，至多 ${longestNote} 个`, 'note')
  const typed = typedAbsence(text)
  const chosen = typedAbsence(reasonText)
  if (reasonText !== '' && chosen === undefined)
    return refuse('没有数值的原因请从下拉列表里选一项，不要自己写', 'reason')
  const basedOn = known.standing
  const change = { does: 'change', key: known.key, basedOn, note, remark: '' } as const
  if (text === '' || typed !== undefined) {
    const reason = typed ?? chosen
    if (typed !== undefined && chosen !== undefined && typed !== chosen)
      return refuse('“本期”和“没有数值的原因”写的是两种原因，请留一种', 'reason')
    if (reason !== undefined) return { ...change, ...withoutOrigin('', note), value: null, reason }
    return refuse(
      shown.text === '' && shown.reason === null
        ? '只有说明，没有数，也没有选没有数值的原因'
        : '清空了原来的数：没有照办，原来的数还在。要撤回草稿，请在填报表上点中这一格按 Delete',
    )
  }
  if (chosen !== undefined) return refuse('既有数，又选了没有数值的原因，请留一样')
  const read = readFigure(cell, text, known.unit)
  if ('why' in read) return refuse(read.why)
  const { note: kept, remark } =
    figureMeant(text, known.unit) === figureMeant(shown.text, known.unit)
      ? change
      : withoutOrigin(read.value.value, note)
  const remarks = [read.remark, remark].filter((said) => said !== '')
  return { ...change, ...read, reason: null, note: kept, remark: remarks.join('；') }
}

/** The note beside another figure than the one before: a formula that does not give it is left out, which is told. */
function withoutOrigin(figure: string, note: string): { readonly note: string; readonly remark: string } {
  const kept = noteBeside(figure, note)
  return { note: kept, remark: kept === note ? '' : '“说明”里原来的算式算不出这个数，已去掉' }
}

/** Reads the figure as the page does, and the forms that only a workbook has: dates, and shares shown as percentages. */
function readFigure(cell: WorkbookCell | undefined, text: string, unit: string): FigureRead {
  if (cell?.type === 'date') return { why: `“${text}”是日期，不是数值。请把格式改成“常规”，重填` }
  if (cell?.type === 'boolean') return { why: `“${text}”不是数值` }
  if (cell?.percent) return readPercentage(text, unit)
  // The text is not empty, so the value is not either.
  const value = readTypedValue(text, unit) as Exclude<TypedValue, { readonly kind: 'empty' }>
  if (value.kind !== 'value') return { why: value.why }
  const isPlain = /^-?\d+(?:\.\d+)?$/.test(text)
  const asText = cell?.type === 'text' && !value.parts && !value.bound
  return {
    value,
    remark: asText ? `是按文本存的${isPlain ? '' : `“${text}”`}，读作 ${formatFigure(value.value)}` : '',
  }
}

function readPercentage(text: string, unit: string): FigureRead {
  const factor = { '%': 100, '‰': 1000 }[unit]
  if (factor === undefined) return { why: `这一格以百分比显示，本指标以“${unit}”计，请核对` }
  const value = new Decimal(text).times(factor).toFixed()
  return { value: { kind: 'value', value }, remark: `以百分比显示，读作 ${formatFigure(value)}${unit}` }
}
