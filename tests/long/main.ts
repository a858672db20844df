import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** An npm script that ends with 0 only where all promises were kept. */
interface LongPart {
  readonly script: string
  readonly args: readonly string[]
  /** The promise that the part tests. */
  readonly shows: string
}

/** Parts that take longer than the suite may; the suite has a short form of each. */
const parts: Readonly<Record<string, LongPart>> = {
  checks: {
    script: 'bench',
    args: ['checks', '--hold'],
    shows: 'what the checks on entry ask of the M3 corpus and the catalogue, in full',
  },
  outage: {
    script: 'faults',
    args: ['outage'],
    shows: 'PostgreSQL halted for 30 s and frozen for 20 s',
  },
  kills: {
    script: 'faults',
    args: ['kills'],
    shows: '200 kills under writes: the server on either engine, and PostgreSQL itself',
  },
  imports: {
    script: 'faults',
    args: ['imports'],
    shows: '48 kills while tables of 20,000 values are checked, stored and released, on either engine',
  },
  hostile: { script: 'faults', args: ['hostile'], shows: '10,000 hostile inputs on either engine' },
  idle: { script: 'faults', args: ['idle'], shows: '10,000 walls, idle for a minute' },
  prometheus: {
    script: 'faults',
    args: ['prometheus'],
    shows: 'Prometheus itself scrapes with a token for metrics, until it is revoked',
  },
  collectors: {
    script: 'faults',
    args: ['collectors'],
    shows: 'real PostgreSQL and MariaDB as sources of collectors',
  },
  webhooks: {
    script: 'faults',
    args: ['webhooks'],
    shows: 'events of two servers of which each is killed, to a receiver that is away and comes back',
  },
  messages: {
    script: 'messages',
    args: [],
    shows: 'two months of mails and pushes to people by two processes, one of which is killed ninety times',
  },
  office: {
    script: 'office',
    args: [],
    shows: 'a policy document as LibreOffice writes it, .docx and .pdf, has the figures of its text',
  },
  workbooks: {
    script: 'faults',
    args: ['workbooks'],
    shows:
      'LibreOffice opens the workbooks of plans and saves them without a change, and fills a filing of 500 cells',
  },
  uploads: {
    script: 'bench',
    args: ['uploads', '--hold'],
    shows: 'the corpus of odd uploads, none of which takes two seconds or 300 MB',
  },
  documents: {
    script: 'documents',
    args: [],
    shows: 'documents of a meeting, opened and printed by LibreOffice',
  },
  'api-document': {
    script: 'api-document',
    args: [],
    shows:
      'the OpenAPI document is linted by Redocly and Spectral, and a generated client compiles strictly and works',
  },
  geometry: {
    script: 'geometry',
    args: [],
    shows: 'every scene of the wall in every composition: nothing cut, on one another or too small',
  },
  soak: {
    script: 'soak',
    args: [],
    shows: 'a wall that turns through all scenes for two hours, through ten restarts and twenty cuts',
  },
  'slow-answers': {
    script: 'slow-answers',
    args: [],
    shows: 'every test in the browser where each answer comes 0.1 to 0.6 s late',
  },
  mutation: {
    script: 'mutate',
    args: [],
    shows: 'changes to the judging and the checks that no test notices',
  },
}

/**
 * `npm run long`, or `npm run long -- kills idle`, runs the parts one after another, whatever the outcome of earlier
 * ones. It prints a line for each, and ends with 1 where one failed.
 */
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`No part ${unknown.join()}; there are ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}
const lines: string[] = []
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  process.stdout.write(`\n# ${name}: ${part.shows}\n`)
  const begun = performance.now()
  const passed = await run(part)
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
  lines.push(`${name.padEnd(12)} ${passed ? 'passed' : 'FAILED'} after ${minutes} min`)
  if (!passed) process.exitCode = 1
}
process.stdout.write(`\n${lines.join('\n')}\n`)

/** @returns true where the script ended with 0 */
async function run({ script, args }: LongPart): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}
