import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Board } from '#server/contract/board.ts'
import type { ObservationsAccepted } from '#server/contract/observations.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { newerProgram } from './newer-program.ts'
import { notReady, openWall, type Wall } from './wall.ts'

const at = '2024-10-31'
const scope = '100000'

const newerRelease = newerProgram()
const { program } = newerRelease
let database: TestDatabase
let older: ServerProcess
let newer: ServerProcess
let walls: Wall[]
const ready = (wall: Wall) => vi.waitFor(() => expect(notReady([wall])).toEqual([]), 60_000)

beforeAll(async () => {
  database = await createTestDatabase()
  older = await startServer({ databaseUrl: database.place.databaseUrl })
  const wall = openWall([older.url], scope, at)
  await ready(wall)
  await post(older, 0)
  // The upgrade begins: the next release migrates the database of the running older one.
  newer = await startServer({ databaseUrl: database.place.databaseUrl, program })
  walls = [wall, openWall([newer.url], scope, at)]
  await ready(walls[1]!)
})
afterAll(async () => {
  for (const wall of walls) wall.close()
  await Promise.all([older.stop(), newer.stop()])
  await database.drop()
  newerRelease.remove()
})

async function post(server: ServerProcess, index: number): Promise<number> {
  const answer = await callApi<ObservationsAccepted>(server, '/api/observations', {
    items: [valueToPost(index)],
  })
  expect(answer.status).toBe(201)
  return answer.body.sequence
}

describe('two neighbouring releases on one PostgreSQL', () => {
  it('serve side by side: what either takes, the walls of both are told', async () => {
    const sequences = []
    for (let index = 1; index <= 20; index += 1) sequences.push(await post(index % 2 ? older : newer, index))
    for (const wall of walls) {
      await expect.poll(() => wall.heard.slice(-20)).toEqual(sequences)
      expect(wall.faults).toEqual([])
      expect(wall.moves()).toBe(0)
    }
    const board = async (server: ServerProcess) =>
      (await callApi<Board>(server, `/api/board?scope=${scope}&at=${at}`)).body
    expect(await board(older)).toEqual(await board(newer))
    expect(older.output()).not.toMatch(/Error/)
    expect(verifyLedger('', database.place.databaseUrl, { program })).toMatchObject({ passed: true })
  })

  it('do not go back: the older one is refused when it starts again', async () => {
    await older.kill('SIGTERM')
    const again = startServer({ databaseUrl: database.place.databaseUrl })
    await expect(again).rejects.toThrow('数据库由更新版本的序时创建，本版本不能打开')
    expect(verifyLedger('', database.place.databaseUrl)).toMatchObject({ passed: false })
    expect(await post(newer, 21)).toBeGreaterThan(0)
  })
})
