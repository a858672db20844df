import { isDeepStrictEqual } from 'node:util'
import type { ChangeDisplay } from '../../contract/displays.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { displayById, updateDisplay, type DisplayRow } from './queries.ts'
import { freeName, keptShown, ownShown, refuseUnknownBoard, refuseUnknownProfile } from './what-it-shows.ts'

/**
 * Changes the name, board, reference date, scenes, density or profile of a paired display; what is not given stays. @throws AppError
 * not-found, unknown-scope, bad-request, conflict
 */
export async function changeDisplay(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  id: string,
  change: ChangeDisplay,
): Promise<DisplayRow> {
  refuseUnknownBoard(catalogue.current(), change)
  return store.write(async (writer) => {
    const display = await displayById(writer, id)
    if (!display || display.remote !== null || display.confirmedAt === null || display.revokedAt !== null) {
      throw new AppError('not-found', '没有这块大屏，或已撤销。')
    }
    const before = { name: display.name, ...ownShown(display) }
    const { scope, at, profile } = { ...before, ...change }
    if (scope === null && (at !== null || (profile === null && before.profile !== null)))
      throw new AppError('bad-request', '请先为这块大屏选看板。')
    await refuseUnknownProfile(writer, change)
    const { name: wanted = display.name } = change
    const name =
      wanted.trim() === display.name ? display.name : await freeName(writer, wanted, { id, now: clock.now() })
    const shown = { ...before, ...change, name }
    if (isDeepStrictEqual(shown, before)) return display
    const kept = keptShown(shown)
    await updateDisplay(writer, id, kept)
    await writer.append({
      actor: actor.id,
      kind: 'display.changed',
      subject: `display:${id}`,
      payload: shown,
    })
    return { ...display, ...kept }
  })
}
