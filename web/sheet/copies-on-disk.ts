import { shallowRef } from 'vue'

/**
 * Copies of what is typed, in IndexedDB beside the browser's storage. Chromium writes the latter to disk only after
 * seconds in which nothing changes, so that a power cut would lose what was said to be kept.
 */
interface CopyOnDisk {
  readonly name: string
  /** Null where the copy was removed. */
  readonly value: string | null
  /** The time of the change in milliseconds since 1970; later changes have higher ones. */
  readonly changedAt: number
}

const store = 'copies'
/** The entry of the browser's storage with the time of the last change of a copy. */
const timeName = (name: string) => `at ${name}`
const longestWait = 2_000
/** A removal is remembered for a day: longer than a browser puts off its own write. */
const removalLasts = 86_400_000

/** Changes that are not on disk yet, by name; the newest alone counts. */
const waiting = new Map<string, CopyOnDisk>()
/** Whether all changes are on disk, or the browser has no IndexedDB. */
export const isOnDisk = shallowRef(true)
let last = 0
let writing = false
let opened: Promise<IDBDatabase | undefined> | undefined
let recovered: Promise<void> | undefined

/** A changed or removed copy is put on disk soon; `storage` has the change already. */
export function putOnDisk(storage: Storage, name: string, value: string | null): void {
  if (typeof indexedDB === 'undefined') return
  last = Math.max(last + 1, Date.now())
  storage.setItem(timeName(name), String(last))
  waiting.set(name, { name, value, changedAt: last })
  isOnDisk.value = false
  if (!writing) void write(storage)
}

/**
 * Copies that the disk alone has, since the browser ended before it wrote its storage, are put back, once a page. The work
 * does not wait long for it.
 */
export function recoverCopies(storage: Storage | null): Promise<void> {
  return (recovered ??= Promise.race([
    recover(storage),
    new Promise<void>((resolve) => setTimeout(resolve, longestWait)),
  ]))
}

async function recover(storage: Storage | null): Promise<void> {
  const database = await openDatabase()
  if (!database || !storage) return
  const found = await answered<CopyOnDisk[]>(database.transaction(store).objectStore(store).getAll())
  for (const { name, value, changedAt } of found ?? []) {
    if (Number(storage.getItem(timeName(name)) ?? 0) >= changedAt) continue
    if (value === null) storage.removeItem(name)
    else {
      storage.setItem(name, value)
      storage.setItem(timeName(name), String(changedAt))
    }
    if (value === null && Date.now() - changedAt > removalLasts)
      database.transaction(store, 'readwrite').objectStore(store).delete(name)
  }
}

async function write(storage: Storage): Promise<void> {
  writing = true
  const database = await openDatabase()
  while (waiting.size > 0) {
    const changes = [...waiting.values()]
    waiting.clear()
    if (database) await putLater(database, changes)
    for (const { name, value, changedAt } of changes)
      if (value === null && storage.getItem(timeName(name)) === String(changedAt))
        storage.removeItem(timeName(name))
  }
  writing = false
  isOnDisk.value = true
}

/** Changes are put on disk, unless another page of this browser has put later ones there. */
async function putLater(database: IDBDatabase, changes: readonly CopyOnDisk[]): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' })
  const copies = transaction.objectStore(store)
  for (const change of changes) {
    const asked = copies.get(change.name) as IDBRequest<CopyOnDisk | undefined>
    asked.onsuccess = () => {
      if ((asked.result?.changedAt ?? 0) < change.changedAt) copies.put(change)
    }
  }
  await new Promise<void>((resolve) => {
    for (const end of ['complete', 'abort', 'error']) transaction.addEventListener(end, () => resolve())
  })
}

/** The database, or undefined in a browser that refuses it. */
function openDatabase(): Promise<IDBDatabase | undefined> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(undefined)
  return (opened ??= new Promise((resolve) => {
    const asked = indexedDB.open('xushi', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'name' })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(undefined)
  }))
}

function answered<Result>(asked: IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise((resolve) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(undefined)
  })
}
