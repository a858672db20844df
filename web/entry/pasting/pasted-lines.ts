import { cellPeriod } from './pasted-header.ts'
import { bodyStart, type LaidOut } from './pasted-layout.ts'
import type { PastedName } from './pasted-names.ts'

/** A line of the table's body. */
export interface BodyLine {
  /** The place of the line in the block. */
  readonly at: number
  /** The names as they are written in the line. */
  readonly label: string
  readonly name: PastedName
  /** Whether the line has a name of the sheet. */
  readonly named: boolean
  readonly period: 'this' | 'other' | undefined
}

/** The lines of the body. A merged name is repeated for the lines below it, and so is the only name above the table. */
export function bodyLines({ cells, found, nameAt, regionAt, first }: LaidOut, period: string): BodyLine[] {
  const periodOf = (line: readonly string[]) =>
    line.flatMap((cell, at) => (at === nameAt || at === regionAt ? [] : (cellPeriod(cell, period) ?? [])))[0]
  const above = found.slice(0, first).flat()
  const onlyOf = (half: 'name' | 'region') => {
    const all = new Set(above.flatMap((name) => name?.[half] ?? []))
    return all.size === 1 ? [...all][0] : undefined
  }
  const both = nameAt >= 0 && regionAt >= 0
  let [name, region] = [onlyOf('name'), onlyOf('region')]
  const begin = bodyStart(cells, first)
  return cells.slice(begin).map((line, offset) => {
    const own = found[begin + offset] ?? []
    const [one, other] = [own[nameAt], own[regionAt]]
    const stranger = [nameAt, regionAt].some((at) => at >= 0 && (line[at] ?? '') !== '' && !own[at])
    if (one?.name !== undefined) name = one.name
    else if (nameAt >= 0 && nameAt !== regionAt && (line[nameAt] ?? '') !== '') name = undefined
    if (other?.region !== undefined) region = other.region
    else if (one?.region !== undefined) region = one.region
    else if (regionAt >= 0 && (nameAt === regionAt || (line[regionAt] ?? '') !== '')) region = undefined
    const isNamed = !stranger && Boolean(one ?? other)
    const carried = both && !stranger && isBlank(line[nameAt]) && isBlank(line[regionAt]) ? false : isNamed
    const label = [...new Set([nameAt, regionAt])]
      .map((at) => line[at] ?? '')
      .filter(Boolean)
      .join(' ')
    const unit = one?.unit ?? other?.unit
    return {
      at: begin + offset,
      label,
      named: carried,
      name: carried
        ? {
            ...(name !== undefined && { name }),
            ...(region !== undefined && { region }),
            ...(unit !== undefined && { unit }),
          }
        : {},
      period: periodOf(line),
    }
  })
}

const isBlank = (text: string | undefined) => (text ?? '') === ''
