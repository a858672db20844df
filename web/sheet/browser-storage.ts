import { putOnDisk } from './copies-on-disk.ts'

/** The part of the browser's storage that the pages use. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A storage for browsers without one: it has no entries, and refuses every new one. */
const refusing: CopyStorage = {
  getItem: () => null,
  setItem: () => {
    throw new Error('This browser keeps nothing')
  },
  removeItem: () => undefined,
}

/** The browser's storage, with a copy on disk of what is kept, or one that refuses. */
export function browserStorage(): CopyStorage {
  const storage = plainStorage()
  if (!storage) return refusing
  return {
    getItem: (name) => storage.getItem(name),
    setItem: (name, value) => {
      storage.setItem(name, value)
      putOnDisk(storage, name, value)
    },
    removeItem: (name) => {
      if (storage.getItem(name) === null) return
      storage.removeItem(name)
      putOnDisk(storage, name, null)
    },
  }
}

/** The browser's own storage; null where settings forbid it: it is null, or reading it throws. */
export function plainStorage(): Storage | null {
  try {
    return (window as { readonly localStorage: Storage | null }).localStorage
  } catch {
    return null
  }
}
