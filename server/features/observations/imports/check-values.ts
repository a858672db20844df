import { cellKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { compareDecimals, type DecimalInput } from '#metrics/numbers/decimal.ts'
import { partsEntered, valueEntered } from '#metrics/checks/share-form.ts'
import type { ValueRead } from '#metrics/imports/read-table.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { ObservationItem } from '../../../contract/observations.ts'
import type { StandingFigures } from '../../../db/store.ts'
import { turnsTaken } from '../../../event-loop-turns.ts'
import { checkItems, faultsAmong, seriesOfBatch } from '../check-items.ts'
import { periodClosed, reviewedByLevels } from '../post-observations.ts'
import { readItems, reporterOfItem, type ReadItem } from '../read-items.ts'
import { nothingCounted, type ImportBody, type ValueLine } from './import-body.ts'

/** A value read from a table, or from a row of a program, which may also give numerator and denominator. */
export interface RowRead extends Omit<ValueRead, 'value'> {
  readonly value: string | number | null
  readonly numerator?: string | number
  readonly denominator?: string | number
}

/** The outcome of checking a table's values. */
export interface ValuesChecked {
  readonly findings: readonly ImportFinding[]
  readonly lines: readonly ValueLine[]
  readonly counts: ImportBody['counts']
  /** The cells whose figure a row repeats, and those whose figure a row changes; a table that contradicts itself does both. */
  readonly repeated: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
}

interface ToCheck {
  readonly index: CatalogueIndex
  readonly today: string
  readonly actor: Actor
  /** Whether the actor may send every cell, or only those of the own organisations and regions. */
  readonly cells: 'all' | 'own'
  readonly values: readonly RowRead[]
  /** Is told repeatedly how many values are checked, and throws when nobody wants the result any more. */
  readonly step: (done: number) => Promise<void> | undefined
}

/**
 * Checks the values of a table together, like those that people enter, in portions between which other requests are answered. A value that
 * stands already is left out.
 */
export async function checkValues(
  standing: StandingFigures,
  { index, today, actor, cells, values, step }: ToCheck,
): Promise<ValuesChecked> {
  const { read, faults } = await readItems(index, actor, values.map(itemOf), cells)
  const seriesOf = await seriesOfBatch(standing, read)
  const found = await checkItems(standing, index, today, read, seriesOf, step)
  const closed = await standing.closedPeriods()
  const findings: ImportFinding[] = faults.map(({ index: place, code, detail }) =>
    errorAt(values[place]!, code, detail),
  )
  const lines: ValueLine[] = []
  const counts = { ...nothingCounted } as { -readonly [Key in keyof ImportBody['counts']]: number }
  const [repeated, changed] = [new Set<string>(), new Set<string>()]
  const turn = turnsTaken()
  /** A message about an item of the batch, which is a row of the file to whoever reads it. */
  const byRow = (message: string) =>
    message.replace(/第(\d+)项/, (_, item) => `第${values[read[Number(item) - 1]!.index]!.row}行`)
  const named = (message: string, { indicator: { name }, region }: ReadItem) =>
    message.includes(name) ? message : `${name}（${index.regions.get(region)!.name}）：${message}`
  for (const item of inOrderOfPeriods(read)) {
    await turn()
    const { row, column, converted, note } = values[item.index]!
    const own = found.get(item.index) ?? []
    const { region } = item
    const name = { indicator: item.indicator.id, region, period: item.periodText }
    const known = seriesOf(item).at(item.periodText)?.figure
    const { reason, bound } = item.item
    const value = valueEntered({ ...item.item, indicator: item.indicator }) ?? null
    const parts = partsEntered(item.item)
    const status = item.item.status ?? (value === null ? 'M' : 'A')
    const isSame =
      known !== undefined &&
      isSameDecimal(known.value, value) &&
      known.status === status &&
      known.reason === reason &&
      (known.bound ?? null) === bound &&
      (parts === undefined ||
        (isSameDecimal(known.numerator, parts.numerator) &&
          isSameDecimal(known.denominator, parts.denominator)))
    const blocked = [
      ...faultsAmong(item, own, 'publication'),
      ...(closed.isClosedFor(item.periodText, reporterOfItem(item)) ? [periodClosed(item)] : []),
      ...(item.indicator.reviewLevels ? [reviewedByLevels(item)] : []),
    ]
    findings.push(
      ...blocked.map(({ code, detail }) =>
        errorAt({ row, column }, code, named(code === 'duplicate-cell' ? byRow(detail) : detail, item)),
      ),
    )
    if (isSame) {
      counts.same += 1
      repeated.add(cellKey(name))
      continue
    }
    const asked = own.filter(({ severity }) => severity === 'query')
    findings.push(
      ...asked.map(({ code, message }) => ({
        ...{ row, column, severity: 'query' as const, code },
        message: named(message, item),
      })),
    )
    const kept = own.map(({ code, severity, message }) => ({ code, severity, message }))
    const cell = [name.indicator, region, name.period] as const
    const findingsKept = kept.length === 0 ? null : kept
    const said = [value, reason ?? null, status, bound, note ?? null, findingsKept] as const
    lines.push(
      parts
        ? [row, column, ...cell, ...said, [String(parts.numerator), String(parts.denominator)]]
        : [row, column, ...cell, ...said],
    )
    counts.values += 1
    if (value === null) counts.absent += 1
    if (known) {
      counts.revised += 1
      changed.add(cellKey(name))
    }
    if (converted !== undefined) counts.converted += 1
  }
  return { findings, lines, counts, repeated, changed }
}

function itemOf({
  indicator,
  region,
  period,
  value,
  numerator,
  denominator,
  bound,
  reason,
  status,
  note,
}: RowRead): ObservationItem {
  return {
    ...{ indicator, region, period, value },
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(bound && { bound }),
    ...(reason && { reason }),
    ...(status && { status }),
    ...(note !== undefined && { note }),
  }
}

/** Whether two decimals are the same, however many zeros end them, or both absent. */
export function isSameDecimal(
  a: DecimalInput | null | undefined,
  b: DecimalInput | null | undefined,
): boolean {
  const [first, second] = [a ?? null, b ?? null]
  return first === second || (first !== null && second !== null && compareDecimals(first, second) === 0)
}

/** Items in the order of their periods, in which values of one batch are entered. Rule G-7. */
function inOrderOfPeriods(items: readonly ReadItem[]): readonly ReadItem[] {
  return items.toSorted((a, b) =>
    a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : a.index - b.index,
  )
}

function errorAt(
  { row, column }: { row: number; column: number },
  code: string,
  message: string,
): ImportFinding {
  return { row, column, severity: 'error', code, message }
}
