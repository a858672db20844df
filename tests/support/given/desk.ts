import { by } from '../callers/ask.ts'
import { startTestServer, type TestServer } from '../servers/test-server.ts'

/** A server with a reporter of 肇庆市工信局 and a reviewer of 肇庆 at their desks, on 31 October 2024. */
export interface Desk {
  readonly server: TestServer
  readonly reporter: Record<string, string>
  readonly reviewer: Record<string, string>
}

export async function openDesk(options: Parameters<typeof startTestServer>[0] = {}): Promise<Desk> {
  const server = await startTestServer(options)
  await server.person('reporter', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  return { server, reporter: await by(server, 'reporter'), reviewer: await by(server, 'reviewer') }
}
