/** The part of the browser's storage that is used here. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A browser that keeps nothing: nothing is found, and every attempt to keep is refused. */
const refusing: CopyStorage = {
  getItem: () => null,
  setItem: () => {
    throw new Error('This browser keeps nothing')
  },
  removeItem: () => undefined,
}

/** This browser's storage. Settings can forbid it: then even to look at it throws, or it is null. */
export function browserStorage(): CopyStorage {
  try {
    const { localStorage } = window as { readonly localStorage: Storage | null }
    return localStorage ?? refusing
  } catch {
    return refusing
  }
}
