import { followLights } from '#server/features/watching/follow-lights.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

/** The stations of September reach their target, and the light that turns by it is found. */
export async function turnLight(server: TestServer): Promise<void> {
  const report = (fault: unknown) => {
    throw fault
  }
  const lights = followLights({ ...server.deps, report })
  await lights.look()
  await approve(server, [stations(8_100)])
  await lights.look()
}
