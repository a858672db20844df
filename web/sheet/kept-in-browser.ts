import { browserStorage } from './browser-storage.ts'

/** Whose words this page keeps: the person's that it was made for. */
let keeper: string | undefined

export function keepFor(person: string | undefined): void {
  keeper = person
}

/** The name under which this browser keeps what the person at this page types about something; undefined where nobody is signed in. */
export function typedName(about: string): string | undefined {
  return keeper === undefined ? undefined : `typed ${keeper} ${about}`
}

/** What was kept in this browser under a name; undefined where there is none, or none that can be read. */
export function keptInBrowser(name: string): unknown {
  try {
    return (JSON.parse(browserStorage().getItem(name) ?? 'null') as unknown) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps what was typed until the server has it; undefined: nothing any more. A browser that keeps nothing has the server alone. */
export function keepInBrowser(name: string, typed: unknown): void {
  const storage = browserStorage()
  try {
    if (typed === undefined) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify(typed))
  } catch {
    // The storage is full, or forbidden.
  }
}
