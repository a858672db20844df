import { ref } from 'vue'

/** Until when the server's answers are known to be true, in ms since 1970, while it cannot reach its database; null while it can. */
export const knownUntil = ref<number | null>(null)

/** Takes it from the header `xushi-known-until` of an answer; one without it comes from the database. */
export function hearKnownUntil(header: string | null): void {
  const heard = Date.parse(header ?? '')
  knownUntil.value = Number.isNaN(heard) ? null : heard
}
