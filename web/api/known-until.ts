import { ref } from 'vue'

/**
 * The time up to which the server's answers are known to be true, in ms since 1970, while the server cannot reach its
 * database; null while it can.
 */
export const knownUntil = ref<number | null>(null)

/** The header `xushi-known-until` tells that time; an answer without the header comes from the database. */
export function hearKnownUntil(header: string | null): void {
  const heard = Date.parse(header ?? '')
  knownUntil.value = Number.isNaN(heard) ? null : heard
}
