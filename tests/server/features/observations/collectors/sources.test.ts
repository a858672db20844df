import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask } from '#tests/support/callers/ask.ts'
import { openTlsSource, trustTestAuthority, type TestCertificate } from '#tests/support/callers/tls-source.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeEach(async () => {
  at = await openCollecting()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await at.stop()
})

type Answer = Parameters<Collecting['source']['answer']>[0]

/** A text in GBK, by the decoder of the platform. */
function gbk(text: string): Buffer {
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high < 0xff; high += 1)
    for (let low = 0x40; low < 0xff; low += 1)
      codes.set(new TextDecoder('gbk').decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from(Array.from(text).flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]))
}

/** A run waits for one second in place of sixty. */
function runsAreShort(): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time === 60_000 ? 1_000 : time))
}

const headThenNothing = (reply: ServerResponse) => void reply.writeHead(200).write('指标')
const dropByDrop = (reply: ServerResponse) => {
  const dripping = setInterval(() => reply.write(' '), 20)
  reply.once('close', () => clearInterval(dripping))
}
const endless = (reply: ServerResponse) => {
  const more = () => {
    while (reply.write(Buffer.alloc(1_000_000, 'x')));
  }
  reply.on('drain', more)
  more()
}

describe('a source that fails', () => {
  it.each<[string, Answer, string]>([
    ['a page instead of a table', '<!DOCTYPE html><html>请登录</html>', '答的是网页'],
    [
      'a column renamed',
      table([8, 7_750]).replace('数值', '本期值'),
      '没有“数值”一列，现在是：指标、地区、期、本期值',
    ],
    ['nothing', '', '答的是空的'],
    ['bytes that are no text', Buffer.from([0x80, 0xff, 0x00, 0xfe, 0x81]), '不是'],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      '这是旧格式的文件（.xls、.et 等），读不了。请核对',
    ],
    ['a program’s file', Buffer.from('7f454c4602010100', 'hex'), '请核对地址和格式，或请来源单位改正。'],
    [
      'a text with broken letters',
      Buffer.concat([Buffer.from('指标,地区'), Buffer.from([0xff, 0xff])]),
      '答的内容里有字读不出',
    ],
    ['an error', (reply) => void reply.writeHead(500).end(), '出错（500）'],
    ['a secret that no longer works', (reply) => void reply.writeHead(401).end(), '不认密钥（401）'],
    [
      'an answer that breaks off',
      (reply) => {
        reply.writeHead(200, { 'content-length': '1000' })
        reply.write('指标')
        setTimeout(() => reply.destroy(), 20)
      },
      '没有答完就断了',
    ],
    [
      '5 GB that are announced',
      (reply) => void reply.writeHead(200, { 'content-length': String(5e9) }).write('x'),
      '超过 20 MB',
    ],
    ['an answer without end', endless, '超过 20 MB'],
    [
      'a small answer that unpacks to more than may be read',
      (reply) =>
        void reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000))),
      '超过 20 MB',
    ],
    ['silence', () => {}, '在 60 秒内没有答完'],
    ['silence after the head', headThenNothing, '在 60 秒内没有答完'],
    ['a byte now and then', dropByDrop, '在 60 秒内没有答完'],
    [
      'a redirect to where it must not go',
      (reply) => void reply.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
      '169.254.169.254 是内部地址',
    ],
    [
      'a redirect to a file',
      (reply) => void reply.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      '不跟去',
    ],
    [
      'a redirect without end',
      (reply) => void reply.writeHead(302, { location: '/again' }).end(),
      '转来转去',
    ],
  ])(
    'with %s has nothing taken, says what is wrong, and is read again once it is sound',
    async (_, content, reason) => {
      if (reason.startsWith('在 60 秒内')) runsAreShort()
      const id = await at.make()
      await at.source.answer(content)
      expect(await at.run(id)).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining(reason) as string,
        counts: { taken: 0 },
      })
      expect(await at.figures()).toEqual([])
      expect(await at.shown(id)).toMatchObject({ condition: 'retrying', step: null })
      vi.restoreAllMocks()
      await at.source.answer(table([8, 7_750]))
      expect(await at.run(id)).toMatchObject({ outcome: 'taken', counts: { taken: 1 } })
      expect(await at.shown(id)).toMatchObject({ condition: 'normal' })
    },
  )

  it.each<[TestCertificate, string]>([
    ['own', '证书不可信（DEPTH_ZERO_SELF_SIGNED_CERT）'],
    ['elsewhere', '证书不是这个主机的（ERR_TLS_CERT_ALTNAME_INVALID）'],
    ['expired', '证书过期了（CERT_HAS_EXPIRED）'],
    ['fits', ''],
  ])('is asked nothing where its certificate is “%s”, unless that fits', async (certificate, reason) => {
    const distrust = certificate === 'own' ? () => {} : trustTestAuthority()
    const source = await openTlsSource(certificate, table([8, 7_750]))
    try {
      const run = await at.run(await at.make({ url: source.url }))
      expect(run.reason ?? '').toBe(reason && `${new URL(source.url).host}：${reason}`)
      expect([run.outcome, source.asked()]).toEqual(reason === '' ? ['taken', 1] : ['failed', 0])
    } finally {
      distrust()
      await source.close()
    }
  })

  it('with plain HTTP at an address of HTTPS is told apart from a bad certificate', async () => {
    await at.source.answer(table([8, 7_750]))
    const id = await at.make({ url: at.source.url.replace('http:', 'https:') })
    expect((await at.run(id)).reason).toContain('答的不是 HTTPS')
  })

  it('and is silent keeps no other collector waiting, also not one that becomes due meanwhile', async () => {
    const silent = await at.make({ name: '不答的来源' })
    let release: (() => void) | undefined
    await at.source.answer((reply, path) => {
      if (path.startsWith('/good')) reply.end(table([8, 7_750]))
      else release = () => reply.end(table([7, 7_700, '端州区']))
    })
    const { server } = at
    const admin = await at.admin()
    await ask(server, `POST /api/collectors/${silent}/run`, admin)
    const looking = server.jobs.look()
    await expect.poll(() => release).toBeDefined()
    const good = await at.make({ url: new URL('/good', at.source.url).href })
    await ask(server, `POST /api/collectors/${good}/run`, admin)
    await expect
      .poll(async () => (await at.runs(good)).map(({ counts }) => counts.taken), { timeout: 10_000 })
      .toEqual([1])
    expect((await at.shown(silent)).step).toBe('reading')
    release!()
    await looking
    expect((await at.runs(silent)).map(({ counts }) => counts.taken)).toEqual([1])
  })
})

describe('a source that lies', () => {
  it.each<[string, [number, string | number], string]>([
    ['fell by 10⁴', [9, 1], 'submitted'],
    ['is 10⁴ times as much', [9, 77_000_000], 'submitted'],
    ['is as expected', [9, 7_760], 'approved'],
    ['is no number', [9, '约七千'], 'refused'],
    ['is below zero', [9, -7_760], 'refused'],
    ['is of a period in the future', [12, 7_800], 'refused'],
  ])('and says a value that %s is believed no more than a person', async (_, row, state) => {
    const id = await at.make()
    await at.source.answer(table([6, 7_600], [7, 7_650], [8, 7_700]))
    await at.run(id)
    await ask(at.server, `PUT /api/collectors/${id}/grant`, await at.reviewer())
    await at.source.answer(table([6, 7_600], [7, 7_650], [8, 7_700], row))
    const { refusals, counts } = await at.run(id)
    const last = (await at.figures()).slice(3).map(([, , found]) => found)
    expect([...last, ...refusals.map(() => 'refused')]).toEqual([state])
    expect(counts.same).toBe(3)
  })

  it('is understood in GBK', async () => {
    await at.source.answer(gbk(table([8, 7_750])))
    expect(await at.run(await at.make())).toMatchObject({
      outcome: 'taken',
      counts: { taken: 1, refused: 0 },
    })
  })
})
