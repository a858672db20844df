import { spawnSync } from 'node:child_process'
import { apiToken, startServer } from '#tests/support/servers/server-process.ts'
import { answerAsSent, type AnswerAsSent } from '../answer-as-sent.ts'
import { percentile, type Figure } from '../figure.ts'
import { progress } from '../progress.ts'
import { requestsPerSecond, type Headers } from '../load/requests-per-second.ts'
import { staticServer } from '../references/static-server.ts'

/** The whole province, as the largest wall asks for it. */
const path = '/api/board?scope=440000&at=2024-10-31'
const encodings = ['identity', 'gzip', 'br'] as const
const rounds = 5

/** Boards from memory, each for the holder of a token, beside nginx, which gives anyone the same bytes. */
export async function snapshot(): Promise<Figure[]> {
  const missing = ['nginx', 'wrk'].filter((name) => spawnSync(name, ['-v']).error !== undefined)
  if (missing.length > 0) {
    process.stdout.write(`snapshot: skipped; it needs ${missing.join(' and ')} (Debian: nginx-light, wrk).\n`)
    return []
  }
  const server = await startServer()
  try {
    const url = server.url + path
    const asked = (encoding: string): Headers => ({
      authorization: `Bearer ${apiToken}`,
      'accept-encoding': encoding,
    })
    const answers = new Map<string, AnswerAsSent>()
    for (const encoding of encodings) answers.set(encoding, await answerAsSent(url, asked(encoding)))
    const nginx = await staticServer(answers)
    try {
      const figures: Figure[] = []
      for (const [encoding, { bytes }] of answers) {
        const what = `${encoding}, ${bytes.length.toLocaleString('en')} bytes`
        const theirs = { url: `${nginx.url}/${encoding}`, headers: asked(encoding) }
        figures.push(await beside(what, 200, { url, headers: asked(encoding) }, theirs))
      }
      const known = async (side: Asked): Promise<Asked> => {
        const { headers } = await answerAsSent(side.url, side.headers)
        return { url: side.url, headers: { ...side.headers, 'if-none-match': headers['etag'] ?? '' } }
      }
      const ours = await known({ url, headers: asked('br') })
      figures.push(
        await beside('304', 304, ours, await known({ url: `${nginx.url}/br`, headers: asked('br') })),
      )
      return figures
    } finally {
      await nginx.stop()
    }
  } finally {
    await server.stop()
  }
}

interface Asked {
  readonly url: string
  readonly headers: Headers
}

/** Both servers are asked in turn, so that disturbances of the machine affect both. @throws Error where either gives another answer */
async function beside(what: string, status: number, ours: Asked, theirs: Asked): Promise<Figure> {
  for (const { url, headers } of [ours, theirs]) {
    const answer = await answerAsSent(url, headers)
    if (answer.status !== status) throw new Error(`${url} answered ${answer.status} instead of ${status}`)
  }
  progress(what)
  const xushi: number[] = []
  const nginx: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    xushi.push(requestsPerSecond(ours.url, ours.headers))
    nginx.push(requestsPerSecond(theirs.url, theirs.headers))
  }
  return {
    what: `board kept ready, ${what}`,
    measured: percentile(xushi, 0.5),
    unit: 'requests/s',
    reference: { what: 'nginx, 1 worker, the same bytes', measured: percentile(nginx, 0.5) },
    aim: { sense: '≥', ratio: 0.3 },
  }
}
