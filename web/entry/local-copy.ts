import type { AbsenceReason } from '#metrics/series/observation.ts'
import type { CellInput } from './cell-input.ts'

/** Input that the server does not have yet, by cell; `basedOn` is the revision it was typed over. */
export type LocalCopy = ReadonlyMap<
  string,
  CellInput & { readonly basedOn: number; readonly correcting: boolean }
>

/** The part of the browser's storage that is used here. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** One place a person and filing, so that colleagues at one machine never meet each other's input. */
export function localCopyName(person: string, filing: string): string {
  return `xushi.entry.${person}.${filing}`
}

/** Keeps what is unsent; nothing unsent, nothing kept. False where the browser refuses (full, or forbidden). */
export function writeLocalCopy(storage: CopyStorage, name: string, copy: LocalCopy): boolean {
  try {
    if (copy.size === 0) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify([...copy]))
    return true
  } catch {
    return false
  }
}

/** What a crash or a lost session left behind; anything that cannot be read counts as nothing. */
export function readLocalCopy(storage: CopyStorage, name: string): LocalCopy {
  const text = storage.getItem(name)
  if (text === null) return new Map()
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch {
    return new Map()
  }
  return new Map(Array.isArray(entries) ? entries.filter(isEntry) : [])
}

type Entry = [string, CellInput & { basedOn: number; correcting: boolean }]

function isEntry(entry: unknown): entry is Entry {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
  const { text, reason, note, basedOn, correcting } = (entry[1] ?? {}) as Record<string, unknown>
  return (
    typeof text === 'string' &&
    typeof note === 'string' &&
    typeof basedOn === 'number' &&
    typeof correcting === 'boolean' &&
    (reason === null || isReason(reason))
  )
}

function isReason(reason: unknown): reason is AbsenceReason {
  return typeof reason === 'string'
}
