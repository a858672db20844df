import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { documentKinds, type DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import type { MeetingList } from '#server/contract/meetings.ts'
import { callerOf, download } from '#tests/support/given/demo-meeting.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { partsOf } from '#tests/support/documents/read-office.ts'
import { passwordOf } from '#tests/support/callers/sign-in.ts'
import { serverOnPostgres, serverOnSqlite } from './kills/victims.ts'

const kinds = Object.keys(documentKinds) as DocumentKind[]

describe('kill -9 while documents are made', () => {
  it.each([{ start: serverOnSqlite }, { start: serverOnPostgres }])(
    'loses none that was asked for, makes each once and halves none: $start.name',
    async ({ start }) => {
      const victim = await start({ demo: true })
      try {
        const password = passwordOf(victim.server(), 'demo-secretary')
        const signIn = () => callerOf(victim.server(), 'demo-secretary', password)
        let secretary = await signIn()
        const { meetings } = await secretary.call<MeetingList>('GET', '/api/meetings')
        const path = `/api/meetings/${meetings[0]!.id}/documents`
        const listed = () => secretary.call<MeetingDocuments>('GET', path)
        await secretary.call('POST', path, { kinds })
        // The server is killed while it makes the first document, and again while it makes a later one.
        for (const already of [0, 2]) {
          let seen = await listed()
          await expect
            .poll(async () => progressOf((seen = await listed())), { interval: 5, timeout: 90_000 })
            .toBeGreaterThan(already)
          await victim.strike()
          expect(seen.ordered.length).toBeGreaterThan(0)
          await victim.recover()
          secretary = await signIn()
        }
        await expect.poll(async () => (await listed()).ordered, { timeout: 90_000 }).toEqual([])
        const { made } = await listed()
        expect(made.map(({ kind, edition }) => `${kind} ${edition}`).sort()).toEqual(
          kinds.map((kind) => `${kind} 1`).sort(),
        )
        for (const { id, sha256, size } of made) {
          const bytes = await download(victim.server(), secretary, `${path}/${id}`)
          expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256])
          expect((await partsOf(bytes)).size).toBeGreaterThan(4)
        }
        const { dataFolder, databaseUrl } = victim.place
        await victim.strike()
        expect(verifyLedger(dataFolder, databaseUrl)).toMatchObject({ passed: true })
      } finally {
        await victim.stop()
      }
    },
  )
})

/** The number of made documents, including the one in progress. */
function progressOf({ made, ordered }: MeetingDocuments): number {
  return made.length + ordered.filter(({ state }) => state === 'making').length
}
