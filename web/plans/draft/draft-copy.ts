import type { TextTables } from '#metrics/planning/tables/cell-text.ts'
import type { CopyStorage } from '../../sheet/browser-storage.ts'

/** What was typed and is not at the server yet, with the tables that it was typed over. */
export interface DraftCopy {
  readonly base: TextTables
  readonly mine: TextTables
}

/** One place a person and draft, so that colleagues at one machine never meet each other's typing. */
export function draftCopyName(person: string, draft: string): string {
  return `xushi.plan.${person}.${draft}`
}

/** False where the browser refuses (full, or forbidden). */
export function keepDraftCopy(storage: CopyStorage, name: string, copy: DraftCopy | undefined): boolean {
  try {
    if (copy) storage.setItem(name, JSON.stringify(copy))
    else storage.removeItem(name)
    return true
  } catch {
    return false
  }
}

/** What a crash or a lost session left behind; anything that cannot be read counts as nothing. */
export function readDraftCopy(storage: CopyStorage, name: string): DraftCopy | undefined {
  try {
    const copy: unknown = JSON.parse(storage.getItem(name) ?? 'null')
    return isCopy(copy) ? copy : undefined
  } catch {
    return undefined
  }
}

function isCopy(copy: unknown): copy is DraftCopy {
  const { base, mine } = (copy ?? {}) as Partial<Record<string, unknown>>
  return isTables(base) && isTables(mine)
}

function isTables(tables: unknown): tables is TextTables {
  const lists = typeof tables === 'object' && tables !== null ? Object.values(tables) : []
  return lists.length > 0 && lists.every(Array.isArray)
}
