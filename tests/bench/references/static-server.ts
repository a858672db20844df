import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#tests/support/servers/free-port.ts'
import type { AnswerAsSent } from '../answer-as-sent.ts'

/** nginx with one worker serves bytes from open files, as the reference for the least cost of HTTP. */
export interface StaticServer {
  readonly url: string
  stop(): Promise<void>
}

/** Each answer is served at `/name`, with the headers of its original. */
export async function staticServer(answers: ReadonlyMap<string, AnswerAsSent>): Promise<StaticServer> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  const port = await freePort()
  for (const [name, { bytes }] of answers) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, answers))
  const child = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error('nginx did not start')
    await pause(10)
  }
  return {
    url,
    stop: async () => {
      child.kill()
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

/** Headers that nginx adds by itself. */
const ownHeaders = new Set(['connection', 'content-length', 'content-type', 'date', 'etag', 'keep-alive'])

function configuration(folder: string, port: number, answers: ReadonlyMap<string, AnswerAsSent>): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const headersOf = ({ headers }: AnswerAsSent) =>
    Object.entries(headers)
      .filter(([name]) => !ownHeaders.has(name))
      .map(([name, value]) => `add_header ${name} "${String(value)}";`)
      .join(' ')
  return `daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit; ${user}
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  default_type "application/json; charset=utf-8";
  open_file_cache max=16 inactive=1h; open_file_cache_valid 1h;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port}; root ${folder};
    ${[...answers].map(([name, answer]) => `location = /${name} { ${headersOf(answer)} }`).join('\n    ')}
  }
}
`
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
