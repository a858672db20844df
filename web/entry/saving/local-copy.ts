import { correctionReasons, type AbsenceReason } from '#metrics/series/observation.ts'
import type { CopyStorage } from '../../sheet/browser-storage.ts'
import type { CellInput } from '../cell/cell-input.ts'

/** Input of a cell that the server does not have yet; `basedOn` is the revision that the input replaces. */
export type KeptInput = CellInput & { readonly basedOn: number; readonly correcting: boolean }
export type LocalCopy = ReadonlyMap<string, KeptInput>

/** Every person has a place for each filing, so that colleagues at one machine never see each other's input. */
export function localCopyName(person: string, filing: string): string {
  return `xushi.entry.${person}.${filing}`
}

/** Changes of the copy: the unsent input of a cell, or null where the cell has none any more. */
export type CopyChanges = ReadonlyMap<string, KeptInput | null>

/**
 * Unsent input of these cells is kept beside the input of other cells from another page of the same filing. False where
 * the browser refuses, since its storage is full or forbidden.
 */
export function changeLocalCopy(storage: CopyStorage, name: string, changes: CopyChanges): boolean {
  const copy = new Map(readLocalCopy(storage, name))
  for (const [key, kept] of changes) {
    if (kept) copy.set(key, kept)
    else copy.delete(key)
  }
  try {
    if (copy.size === 0) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify([...copy]))
    return true
  } catch {
    return false
  }
}

/** Whether the browser can keep copies. */
export function keepsCopies(storage: CopyStorage): boolean {
  try {
    storage.setItem('xushi.entry', '')
    storage.removeItem('xushi.entry')
    return true
  } catch {
    return false
  }
}

/** Input from before a crash or a lost session; an unreadable copy counts as none. */
export function readLocalCopy(storage: CopyStorage, name: string): LocalCopy {
  let entries: unknown
  try {
    entries = JSON.parse(storage.getItem(name) ?? '[]')
  } catch {
    return new Map()
  }
  return new Map(Array.isArray(entries) ? entries.filter(isEntry) : [])
}

type KeptEntry = [string, KeptInput]

function isEntry(entry: unknown): entry is KeptEntry {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
  const { text, reason, note, breaks, provisional, correction, basedOn, correcting } = (entry[1] ??
    {}) as Record<string, unknown>
  return (
    typeof text === 'string' &&
    typeof note === 'string' &&
    typeof basedOn === 'number' &&
    typeof correcting === 'boolean' &&
    [breaks, provisional].every((mark) => mark === undefined || typeof mark === 'boolean') &&
    (correction === undefined || correctionReasons.some((one) => one === correction)) &&
    (reason === null || isReason(reason))
  )
}

function isReason(reason: unknown): reason is AbsenceReason {
  return typeof reason === 'string'
}
