import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { partsEntered, valueEntered } from '#metrics/checks/share-form.ts'
import type { ValueRead } from '#metrics/imports/read-table.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { ObservationItem } from '../../../contract/observations.ts'
import type { StandingFigures } from '../../../db/store.ts'
import { turnsTaken } from '../../../event-loop-turns.ts'
import { checkItems, faultsAmong, seriesOfBatch } from '../check-items.ts'
import { periodClosed } from '../post-observations.ts'
import { readItems, type ReadItem } from '../read-items.ts'
import { nothingCounted, type ImportBody, type ValueLine } from './import-body.ts'

/** A value as it was read of a table, or of a program's row, which may say what a share is computed from. */
export interface RowRead extends Omit<ValueRead, 'value'> {
  readonly value: string | number | null
  readonly numerator?: string | number
  readonly denominator?: string | number
}

/** What the checks made of a table's values. */
export interface ValuesChecked {
  readonly findings: readonly ImportFinding[]
  readonly lines: readonly ValueLine[]
  readonly counts: ImportBody['counts']
}

interface ToCheck {
  readonly index: CatalogueIndex
  readonly today: string
  readonly actor: Actor
  /** Whether the actor hands in for all, or for the own organisations and regions. */
  readonly cells: 'all' | 'own'
  readonly values: readonly RowRead[]
  /** Told again and again how many values were looked at; throws where nobody wants the result any more. */
  readonly step: (done: number) => Promise<void> | undefined
}

/**
 * Checks the values of a table as those of people are checked, all beside each other, in portions between which others are
 * answered. What stands already as the table says it is left out.
 */
export async function checkValues(
  standing: StandingFigures,
  { index, today, actor, cells, values, step }: ToCheck,
): Promise<ValuesChecked> {
  const { read, faults } = await readItems(index, actor, values.map(itemOf), cells)
  const seriesOf = await seriesOfBatch(standing, read)
  const found = await checkItems(standing, index, today, read, seriesOf, step)
  const closed = await standing.closedPeriods()
  const findings: ImportFinding[] = faults.map(({ index: at, code, detail }) =>
    errorAt(values[at]!, code, detail),
  )
  const lines: ValueLine[] = []
  const counts = { ...nothingCounted } as { -readonly [Key in keyof ImportBody['counts']]: number }
  const turn = turnsTaken()
  for (const item of inOrderOfPeriods(read)) {
    await turn()
    const { row, column, converted, note } = values[item.index]!
    const own = found.get(item.index) ?? []
    const known = seriesOf(item).at(item.periodText)?.figure
    const { reason, bound } = item.item
    const value = valueEntered({ ...item.item, indicator: item.indicator }) ?? null
    const parts = partsEntered(item.item)
    const status = item.item.status ?? (value === null ? 'M' : 'A')
    const isSame =
      known?.value === value &&
      known.status === status &&
      known.reason === reason &&
      (known.bound ?? null) === bound &&
      (parts === undefined ||
        (known.numerator === parts.numerator && known.denominator === parts.denominator))
    const blocked = [
      ...faultsAmong(item, own, 'publication'),
      ...(closed.has(item.periodText) ? [periodClosed(item)] : []),
    ]
    findings.push(...blocked.map(({ code, detail }) => errorAt({ row, column }, code, detail)))
    if (isSame) {
      counts.same += 1
      continue
    }
    const asked = own.filter(({ severity }) => severity === 'query')
    findings.push(
      ...asked.map(({ code, message }) => ({ row, column, severity: 'query' as const, code, message })),
    )
    const kept = own.map(({ code, severity, message }) => ({ code, severity, message }))
    const { region } = item
    const cell = [item.indicator.id, region, item.periodText] as const
    const findingsKept = kept.length === 0 ? null : kept
    const said = [value, reason ?? null, status, bound, note ?? null, findingsKept] as const
    lines.push(
      parts
        ? [row, column, ...cell, ...said, [String(parts.numerator), String(parts.denominator)]]
        : [row, column, ...cell, ...said],
    )
    counts.values += 1
    if (value === null) counts.absent += 1
    if (known) counts.revised += 1
    if (converted !== undefined) counts.converted += 1
  }
  return { findings, lines, counts }
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

/** Rule G-7: what comes together is entered in the order of its periods. */
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
