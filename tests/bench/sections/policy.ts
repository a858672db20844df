import { readPolicy } from '#metrics/policy/read-policy.ts'
import { byAdministrator } from '#tests/support/callers/administrator.ts'
import { pdfOf } from '#tests/support/documents/pdf-of.ts'
import { hostileTexts } from '#tests/support/documents/policy-document/hostile-texts.ts'
import { policyText } from '#tests/support/documents/policy-document/policy-document.ts'
import { benchServer, type BenchServer } from '../bench-server.ts'
import { limited, percentile, type Figure } from '../figure.ts'
import { progress } from '../progress.ts'
import { resident } from '../resident.ts'

/** A page of an official document has 22 lines of 28 characters (GB/T 9704). */
const page = { lines: 22, characters: 28 }
const pages = 200
const rounds = 2

/** Documents of 200 pages, the waits of other people meanwhile, and texts that are made to take long. */
export async function policy(): Promise<Figure[]> {
  const text = longText(pages * page.lines * page.characters)
  const bench = await benchServer()
  try {
    const admin = await byAdministrator(bench.server)
    const ask: Ask = { bench, admin }
    // The first document takes the memory that a process needs once for any document.
    await read(ask, policyText)
    const figures: Figure[] = []
    const forms = [
      ['text', text, { seconds: 2, megabytes: 200 }],
      ['PDF', pdfOf(pagesOf(text)), { seconds: 10, megabytes: undefined }],
    ] as const
    for (const [form, document, limits] of forms) {
      progress(`${pages} pages of ${form}`)
      const measured: Reading[] = []
      for (let round = 0; round < rounds; round += 1) measured.push(await watched(ask, document))
      const most = (part: (reading: Reading) => number) => Math.max(...measured.map(part))
      const what = `${pages} pages of ${form}`
      figures.push(
        limited(
          `${what}, read`,
          most(({ seconds }) => seconds),
          's',
          limits.seconds,
        ),
        {
          what: `${what}, processor time of the server, others' questions with it`,
          measured: most(({ processor }) => processor),
          unit: 's',
        },
        limited(
          `${what}, others answered meanwhile, longest`,
          most(({ longest }) => longest),
          'ms',
          200,
        ),
        {
          what: `${what}, others answered meanwhile, p99`,
          measured: percentile(
            measured.flatMap(({ waits }) => waits),
            0.99,
          ),
          unit: 'ms',
        },
        limits.megabytes === undefined
          ? {
              what: `${what}, memory over the idle process`,
              measured: most(({ megabytes }) => megabytes),
              unit: 'MB',
            }
          : limited(
              `${what}, memory over the idle process`,
              most(({ megabytes }) => megabytes),
              'MB',
              limits.megabytes,
            ),
      )
    }
    return [...figures, ...growths()]
  } finally {
    await bench.stop()
  }
}

/** The server and the caller of a request. */
interface Ask {
  readonly bench: BenchServer
  readonly admin: Readonly<Record<string, string>>
}

/** The invented plan is repeated up to this number of characters, with other figures each time. */
function longText(characters: number): string {
  let text = policyText
  for (let times = 1; text.length < characters; times += 1)
    text += `\n${policyText.replace(/(?<![\dG])\d{2,3}(?=[家个座])/g, (figure) => String(Number(figure) + times))}`
  return text.slice(0, characters)
}

/** The lines of a page with the places of their texts, as `pdfOf` takes them; the cells of a row stand side by side. */
function pagesOf(text: string): [number, string][][][] {
  const lines = text.split('\n').flatMap((line): [number, string][][] => {
    const cells = line.split('\t')
    if (cells.length > 1) return [cells.map((cell, at) => [60 + at * 80, cell.slice(0, 6)])]
    const cut = line.match(new RegExp(`.{1,${page.characters + 10}}`, 'gu')) ?? []
    return cut.map((piece) => [[60, piece]])
  })
  const perPage = Math.ceil(lines.length / pages)
  return Array.from({ length: pages }, (_, at) => lines.slice(at * perPage, (at + 1) * perPage))
}

interface Reading {
  readonly seconds: number
  /** Seconds of the whole server's processor time. */
  readonly processor: number
  readonly megabytes: number
  /** Milliseconds that other people waited. */
  readonly waits: readonly number[]
  readonly longest: number
}

/** A document is read while another caller goes on sending requests. */
async function watched(ask: Ask, document: string | Buffer): Promise<Reading> {
  const { bench } = ask
  const { server } = bench
  const idle = resident(server.pid)
  let [held, done] = [idle, false]
  const sampling = setInterval(() => (held = Math.max(held, resident(server.pid))), 20)
  const waits: number[] = []
  const others = (async () => {
    while (!done) {
      const begun = performance.now()
      const answer = await fetch(`${server.url}/api/session`)
      await answer.arrayBuffer()
      waits.push(performance.now() - begun)
    }
  })()
  const before = await bench.processorTime()
  const begun = performance.now()
  await read(ask, document)
  const seconds = (performance.now() - begun) / 1000
  const processor = ((await bench.processorTime()) - before) / 1000
  done = true
  await others
  clearInterval(sampling)
  return { seconds, processor, megabytes: (held - idle) / 1e6, waits, longest: Math.max(...waits) }
}

/** @throws Error where the document is refused, or less is read than it has */
async function read({ bench, admin }: Ask, document: string | Buffer): Promise<void> {
  const type = typeof document === 'string' ? 'text/plain' : 'application/pdf'
  const answer = await fetch(`${bench.server.url}/api/policy/read`, {
    method: 'POST',
    headers: { ...admin, 'content-type': type },
    body: typeof document === 'string' ? document : new Uint8Array(document),
  })
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${body.slice(0, 300)}`)
  const { figures } = JSON.parse(body) as { figures: { target: boolean }[] }
  const targets = figures.filter(({ target }) => target).length
  if (targets < 20) throw new Error(`${targets} targets were read of the ${type}`)
}

const megabyte = 1_000_000

/** Each hostile text with half a megabyte and with one: linear work takes twice as long. */
function growths(): Figure[] {
  return Object.entries(hostileTexts).flatMap(([name, textOf]): Figure[] => {
    progress(`hostile: ${name}`)
    const [half, whole] = [leastTime(textOf(megabyte / 2)), leastTime(textOf(megabyte))]
    const what = `a megabyte of ${name}`
    // The noise exceeds a time below a tenth of a second.
    if (whole < 100) return [{ what, measured: whole, unit: 'ms' }]
    return [
      {
        what,
        measured: whole,
        unit: 'ms',
        reference: { what: 'half of it', measured: half },
        aim: { sense: '≤', ratio: 2.6 },
      },
    ]
  })
}

/** The least of several runs, in milliseconds of processor time, which leaves out the machine's other work. */
function leastTime(text: string): number {
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const begun = process.cpuUsage().user
      readPolicy(text)
      return (process.cpuUsage().user - begun) / 1000
    }),
  )
}
