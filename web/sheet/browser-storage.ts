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

/** The browser's storage, or one that refuses: where settings forbid it, the browser's is null, or reading it throws. */
export function browserStorage(): CopyStorage {
  try {
    const { localStorage } = window as { readonly localStorage: Storage | null }
    return localStorage ?? refusing
  } catch {
    return refusing
  }
}
