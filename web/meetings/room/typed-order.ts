/** An order as far as it was typed in the room. */
export interface TypedOrder {
  order: string
  organisation: string
  /** Working days. */
  days: number
}

/** What was typed in this browser and never given. */
export function keptOrder(key: string): TypedOrder | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as TypedOrder | null) ?? undefined
  } catch {
    return undefined
  }
}

export function keepOrder(key: string, typed: TypedOrder | undefined): void {
  try {
    if (typed === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(typed))
  } catch {
    // A browser that keeps nothing loses what is not given.
  }
}
