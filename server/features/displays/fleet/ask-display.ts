import type { DisplayAct } from '../../../contract/displays.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { displaysOf } from '../queries.ts'
import { connectedDisplays, fleetView } from './display-state.ts'

/**
 * Asks an act of a display. The instance where the display is connected hears of it by the entry on the ledger. @throws AppError not-found,
 * conflict where the display is offline
 */
export async function askDisplay(
  { store, clock, hub }: Pick<Deps, 'store' | 'clock' | 'hub'>,
  actor: Actor,
  id: string,
  act: DisplayAct,
): Promise<void> {
  await store.write(async (writer) => {
    const displays = await displaysOf(writer)
    const place = displays.findIndex((one) => one.id === id)
    const display = displays[place]
    if (!display) throw new AppError('not-found', '没有这块大屏，或已撤销。')
    const { online } = fleetView(connectedDisplays(hub), display, { now: clock.now(), build: undefined })
    if (!online)
      throw new AppError(
        'conflict',
        `“${display.name}”不在线，没有照办。请先打开这块屏的浏览器，连上后再试。`,
      )
    await writer.append({
      actor: actor.id,
      kind: 'display.asked',
      subject: `display:${id}`,
      payload: { name: display.name, act, number: place + 1 },
    })
  })
}
