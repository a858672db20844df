import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoCaller } from '#tests/support/given/demo-meeting.ts'
import { filledTemplate } from '#tests/support/given/filled-template.ts'
import { besideFilled } from '#tests/server/features/observations/uploads/corpus/beside-rows.ts'
import { oddSheets } from '#tests/server/features/observations/uploads/corpus/odd-cells.ts'
import { oddFiles } from '#tests/server/features/observations/uploads/corpus/odd-files.ts'
import { refusedFiles } from '#tests/server/workbooks/refused-files.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { limited, type Figure } from '../../figure.ts'
import { progress } from '../../progress.ts'
import { resident } from '../../resident.ts'

const filing = '/api/filings/zhaoqing-gongxin-2024-M10'
const seconds = 2
const megabytes = 300

/** The corpus of odd uploads (filled cells, files, and what lies beside), one after another at a demo server that runs by itself. */
export async function uploads(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  // The process that makes the demo holds what that took; the measured one begins anew.
  const making = await startServer({ demo: true, data })
  const { cookie } = await demoCaller(making, 'demo-gongxin')
  await making.stop()
  const server = await startServer({ demo: true, data })
  try {
    const headers = { cookie, origin: server.url }
    const template = Buffer.from(
      await (await fetch(`${server.url}${filing}/template.xlsx`, { headers })).arrayBuffer(),
    )
    const corpus = await corpusOf(template)
    const idle = resident(server.pid)
    let most = idle
    const sampling = setInterval(() => (most = Math.max(most, resident(server.pid))), 10)
    // The first upload takes the time that a process needs once for any, and its memory counts.
    await sent(server, headers, { name: 'first.xlsx', bytes: template })
    let slowest = { what: '', seconds: 0 }
    for (const [what, file] of corpus) {
      const begun = performance.now()
      await sent(server, headers, file)
      const took = (performance.now() - begun) / 1_000
      if (took > slowest.seconds) slowest = { what, seconds: took }
    }
    clearInterval(sampling)
    progress(`${corpus.length} uploads; the slowest was ${slowest.what}`)
    return [
      limited(`the slowest of ${corpus.length} odd uploads (${slowest.what})`, slowest.seconds, 's', seconds),
      limited(
        'memory over the idle process, all of them after one another',
        (most - idle) / 1e6,
        'MB',
        megabytes,
      ),
    ]
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

async function corpusOf(template: Buffer): Promise<(readonly [what: string, file: SentFile])[]> {
  const filled = oddSheets.map(async (cells, at) => {
    const bytes = await filledTemplate(template, (sheet) => {
      for (const [place, [, spoil]] of cells.entries()) spoil(sheet, 5 + place)
    })
    return [`odd cells, sheet ${at + 1}`, { name: '填报.xlsx', bytes }] as const
  })
  const beside = besideFilled.map(async ([what, change]) => {
    const bytes = await filledTemplate(template, (sheet, _, workbook) => void change(sheet, workbook))
    return [what, { name: '填报.xlsx', bytes }] as const
  })
  const odd = oddFiles.map(
    async ([what, make, , name]) =>
      [what, { name: name ?? '填报.xlsx', bytes: await make(template) }] as const,
  )
  const refused = Object.entries(refusedFiles).map(
    ([what, [bytes, name]]) => [what, { name: name === '' ? '填报.xlsx' : name, bytes }] as const,
  )
  const year = await filledTemplate(template, (_, __, workbook) => {
    const sheet = workbook.addWorksheet('全年底稿')
    for (let row = 1; row <= 20_000; row += 1)
      sheet.addRow([`单位${row}`, ...Array.from({ length: 9 }, (___, at) => row * 10 + at)])
  })
  const wide = ['a sheet of 200,000 cells beside', { name: '全年.xlsx', bytes: year }] as const
  return [...(await Promise.all([...filled, ...beside, ...odd])), ...refused, wide]
}

/** @throws Error where the server fails, instead of answering or refusing */
async function sent(
  { url }: ServerProcess,
  headers: Readonly<Record<string, string>>,
  { name, bytes }: SentFile,
): Promise<void> {
  const answer = await fetch(`${url}${filing}/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  const text = await answer.text()
  if (answer.status >= 500) throw new Error(`${name} was answered ${answer.status}: ${text.slice(0, 300)}`)
}
