/** The payload of an entry; undefined where its text is no JSON of an object, as after somebody altered it. */
export function readPayload(payload: string): object | undefined {
  try {
    const read = JSON.parse(payload) as unknown
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined
  } catch {
    return undefined
  }
}
