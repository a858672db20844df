import type { Store } from '../../db/store.ts'

/**
 * Tells the hash of the ledger's last entry of these kinds, or of where it stood at the call, so that an answer which only they
 * can change keeps its tag while drafts are written.
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
