import type { Store } from '../../db/store.ts'

/**
 * Follows the hash of the last ledger entry of these kinds; at the start it is the hash of the ledger's end. An answer that depends on
 * these kinds alone keeps its tag while other entries are written.
 */
export function followKinds(
  store: Pick<Store, 'head' | 'onCommitted'>,
  kinds: ReadonlySet<string>,
): () => string {
  let { hash } = store.head()
  store.onCommitted((entries) => {
    for (const entry of entries) if (kinds.has(entry.kind)) hash = entry.hash
  })
  return () => hash
}
