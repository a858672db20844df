/** The value of a text of JSON; null where it cannot be read, which differs from what the ledger tells. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
