import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFile } from '#server/files/answer-file.ts'
import { fileUses } from '#server/files/file-types.ts'
import { openTestFiles, type TestFiles } from '#tests/support/databases/test-files.ts'

let opened: TestFiles
let app: FastifyInstance
let hash: string
beforeAll(async () => {
  opened = await openTestFiles()
  ;({ hash } = await opened.files.put([Buffer.from('口径说明')], {
    use: fileUses.evidence,
    name: '说明.txt',
    by: 'person:1',
  }))
  app = Fastify()
  app.get<{ Params: { hash: string } }>('/files/:hash', (request, reply) =>
    answerFile(opened.files, { hash: request.params.hash, name: '说明“二”.txt' }, request, reply),
  )
})
afterAll(async () => {
  await app.close()
  await opened.stop()
})

describe('answerFile', () => {
  it('sends a file to be saved under its name, and lets no browser guess or run it', async () => {
    const answer = await app.inject(`/files/${hash}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe('口径说明')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '12',
      // RFC 6266 and RFC 8187: a name in ASCII for clients that know no other.
      'content-disposition': `attachment; filename=file.txt; filename*=UTF-8''${encodeURIComponent('说明“二”')}.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      etag: `"${hash}"`,
    })
  })

  it('answers 304 to whoever has it', async () => {
    const headers = { 'if-none-match': `"${hash}"` }
    const answer = await app.inject({ url: `/files/${hash}`, headers })
    expect([answer.statusCode, answer.body]).toEqual([304, ''])
  })

  it('refuses what is not there, also to whoever claims to have it', async () => {
    const other = '0'.repeat(64)
    for (const headers of [{}, { 'if-none-match': `"${other}"` }]) {
      const answer = await app.inject({ url: `/files/${other}`, headers })
      expect(answer.json()).toMatchObject({ code: 'not-found' })
    }
  })
})
