import { expect, vi } from 'vitest'
import type { ImportShown } from '#server/contract/imports.ts'
import { ask } from '../callers/ask.ts'
import type { TestServer } from '../servers/test-server.ts'

/** A table of history is uploaded. @returns the import's id */
export async function handIn(
  server: TestServer,
  headers: Record<string, string>,
  table: string | Buffer,
  query = '',
): Promise<string> {
  const name = Buffer.from(table).subarray(0, 2).toString('latin1') === 'PK' ? '历史.xlsx' : '历史.csv'
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/imports?name=${encodeURIComponent(name)}${query}`,
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(table),
  })
  expect([answer.statusCode, answer.body.includes('"id"')], answer.body).toEqual([201, true])
  return answer.json<{ id: string }>().id
}

/** The promise resolves when the server has finished its work on an import. */
export function settledImport(
  server: TestServer,
  headers: Record<string, string>,
  id: string,
): Promise<ImportShown> {
  return vi.waitFor(
    async (): Promise<ImportShown> => {
      await server.jobs.look()
      const shown = (await ask(server, `GET /api/imports/${id}`, headers)).body
      expect(shown.state).not.toMatch(/ing$/)
      return shown
    },
    { timeout: 15_000, interval: 30 },
  )
}
