import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { displayById, updateDisplay } from './queries.ts'

/**
 * Revokes a display's right to read. The entry on the ledger makes `cutRevokedSockets` close its sockets. A second time changes nothing.
 * @throws AppError not-found
 */
export async function revokeDisplay(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    const display = await displayById(writer, id)
    if (!display || display.remote !== null) throw new AppError('not-found', '没有这块大屏。')
    if (display.revokedAt !== null) return
    await updateDisplay(writer, id, { revokedAt: clock.now() })
    await writer.append({
      actor: actor.id,
      kind: 'display.revoked',
      subject: `display:${id}`,
      payload: { name: display.name },
    })
  })
}
