import { forTables, type TextTables } from '#metrics/planning/tables/cell-text.ts'
import type { CopyStorage } from '../../sheet/browser-storage.ts'

/** Tables that the server does not have yet, with the tables that they were typed over. */
export interface DraftCopy {
  readonly base: TextTables
  readonly mine: TextTables
}

/** Every person has a place for each draft, so that colleagues at one machine never see each other's typing. */
export function draftCopyName(person: string, draft: string): string {
  return `xushi.plan.${person}.${draft}`
}

/** The result is false if the browser refuses, as its storage is full or forbidden. */
export function keepDraftCopy(storage: CopyStorage, name: string, copy: DraftCopy | undefined): boolean {
  try {
    if (copy) storage.setItem(name, JSON.stringify(copy))
    else storage.removeItem(name)
    return true
  } catch {
    return false
  }
}

/** Tables from before a crash or a lost session; an unreadable copy counts as none. */
export function readDraftCopy(storage: CopyStorage, name: string): DraftCopy | undefined {
  try {
    const copy: unknown = JSON.parse(storage.getItem(name) ?? 'null')
    return isCopy(copy) ? { base: withAllTables(copy.base), mine: withAllTables(copy.mine) } : undefined
  } catch {
    return undefined
  }
}

/** A copy of before a table was added lacks that table. */
function withAllTables(tables: Partial<TextTables>): TextTables {
  return forTables((table) => tables[table] ?? [])
}

function isCopy(copy: unknown): copy is DraftCopy {
  const { base, mine } = (copy ?? {}) as Partial<Record<string, unknown>>
  return isTables(base) && isTables(mine)
}

function isTables(tables: unknown): tables is TextTables {
  const lists = typeof tables === 'object' && tables !== null ? Object.values(tables) : []
  return lists.length > 0 && lists.every(Array.isArray)
}
