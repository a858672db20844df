import { browserStorage } from './browser-storage.ts'

/** The person for whom this page keeps typed words. */
let keeper: string | undefined

export function setKeeper(person: string | undefined): void {
  keeper = person
}

/** The name under which this browser keeps the person's words about a subject; undefined without a signed-in person. */
export function typedName(keptUnder: string): string | undefined {
  return keeper === undefined ? undefined : `typed ${keeper} ${keptUnder}`
}

/** The words that this browser keeps under a name; undefined without words that can be read. */
export function keptInBrowser(name: string): unknown {
  try {
    return (JSON.parse(browserStorage().getItem(name) ?? 'null') as unknown) ?? undefined
  } catch {
    return undefined
  }
}

/** Typed words are kept until the server has them; undefined removes them. A browser without storage keeps nothing. */
export function keepInBrowser(name: string, typed: unknown): void {
  const storage = browserStorage()
  try {
    if (typed === undefined) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify(typed))
  } catch {
    // The storage is full or forbidden.
  }
}
