import type { Deps } from '../../deps.ts'
import { isSealed } from '../../outgoing/sealed-secret.ts'
import { allWebhooks, updateWebhook } from './queries.ts'

/** Seals the secrets that an earlier release stored unsealed. */
export async function sealOpenSecrets({ store, secrets }: Pick<Deps, 'store' | 'secrets'>): Promise<void> {
  const open = (await allWebhooks(store.reader)).filter(({ secret }) => !isSealed(secret))
  if (open.length === 0) return
  await store.write(async (writer) => {
    for (const { id, secret } of open) await updateWebhook(writer, id, { secret: secrets.seal(secret, id) })
  })
}
