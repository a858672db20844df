import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { apiToken } from '#tests/support/servers/server-process.ts'
import { limited, type Figure } from '../figure.ts'
import { filledServer } from '../filled-server.ts'
import { progress } from '../progress.ts'
import { resident } from '../resident.ts'
import { rowsIn } from './rows-in.ts'

const size = 1_000_000

/** A million observations are exported and 100,000 are imported, as other systems do it. */
export async function exchange(): Promise<Figure[]> {
  return [...(await allOut()), ...(await rowsIn())]
}

/** All of a million observations are exported: the time, and the server's memory meanwhile. */
async function allOut(): Promise<Figure[]> {
  const bench = await filledServer(size)
  const { port, pid } = bench.server
  try {
    // The first request takes the memory that a process needs once for any request.
    await taken(port, '?lastNObservations=1&c[FREQ]=A')
    await wait(2_000)
    const idle = resident(pid)
    const figures: Figure[] = []
    for (const format of ['sdmx-csv', 'sdmx-json']) {
      progress(`${size.toLocaleString('en')} observations as ${format}`)
      let most = idle
      const sampling = setInterval(() => (most = Math.max(most, resident(pid))), 20)
      const before = await bench.processorTime()
      const { firstByte, all, observations, bytes } = await taken(port, `?format=${format}`)
      clearInterval(sampling)
      const processor = (await bench.processorTime()) - before
      // The answer has the shipped observations besides.
      if (format === 'sdmx-csv' && observations < size)
        throw new Error(`${observations} observations came of ${size}`)
      const what = `${size.toLocaleString('en')} observations out as ${format}`
      figures.push(
        limited(what, all / 1_000, 's', 20),
        limited(`${what}, first byte`, firstByte, 'ms', 200),
        limited(`${what}, memory over the idle process`, (most - idle) / 1e6, 'MB', 150),
        { what: `${what}, processor time`, measured: processor / 1_000, unit: 's' },
        { what: `${what}, sent`, measured: bytes / 1e6, unit: 'MB' },
      )
    }
    return figures
  } finally {
    await bench.stop()
  }
}

interface Taken {
  /** Milliseconds to the first byte. */
  readonly firstByte: number
  readonly all: number
  /** The number of rows after the header. */
  readonly observations: number
  readonly bytes: number
}

/** Figures are asked for and their lines counted; none of them is kept. */
function taken(port: number, query: string): Promise<Taken> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path: `/sdmx/data/dataflow/XUSHI/OBSERVATIONS${query}`,
        headers: { authorization: `Bearer ${apiToken}` },
      },
      (answer) => {
        let [firstByte, lines, bytes] = [NaN, 0, 0]
        answer.on('data', (chunk: Buffer) => {
          if (bytes === 0) firstByte = performance.now() - begun
          bytes += chunk.length
          for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
        })
        answer.once('error', reject)
        answer.once('end', () => {
          if (answer.statusCode !== 200) reject(new Error(`answered ${String(answer.statusCode)}`))
          else resolve({ firstByte, all: performance.now() - begun, observations: lines - 1, bytes })
        })
      },
    )
    asked.once('error', reject)
    asked.end()
  })
}
