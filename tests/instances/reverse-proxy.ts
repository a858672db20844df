import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '#tests/support/servers/free-port.ts'
import { installDebianPackage, isExecutable } from '#tests/support/install-debian-package.ts'

/** A real reverse proxy with TLS, as in docs/deployment except for its ports, its name and its certificate. */
export interface ReverseProxy {
  readonly url: string
  /** The certificate of the authority, to be trusted. */
  readonly certificate: string
  /** The printed lines so far. */
  said(): string
  stop(): Promise<void>
}

interface Product {
  readonly program: string
  readonly package: string
  readonly example: string
  /** The arguments of the program, and the text of the file `conf` that includes the example. */
  readonly run: (folder: string, port: number) => { conf: string; args: readonly string[] }
  /** The example with the port as its only address. */
  readonly adapt: (example: string, port: number) => string
  /** The statuses of the first writes that meet a lost instance. */
  readonly lost: readonly number[]
}

/** The longest wait for a start, in milliseconds. */
const patience = 30_000
const temporaryFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

export const products = {
  nginx: {
    program: '/usr/sbin/nginx',
    package: 'nginx-light',
    example: 'nginx.conf',
    run: (folder) => ({
      conf: `daemon off; pid nginx.pid; error_log stderr; ${process.getuid?.() === 0 ? 'user root;' : ''}
        events {}
        http { access_log off; ${temporaryFolders.map((name) => `${name}_temp_path ${name};`).join(' ')} include example; }`,
      args: ['-p', folder, '-e', 'stderr', '-c', 'conf'],
    }),
    adapt: (example, port) =>
      example
        .replace(/server \{\n {4}listen 80;[^}]*\}/, '')
        .replace('listen 443', `listen 127.0.0.1:${port}`),
    lost: [],
  },
  caddy: {
    program: '/usr/bin/caddy',
    package: 'caddy',
    example: 'Caddyfile',
    run: (folder) => ({
      conf: '{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\nimport example\n',
      args: ['run', '--adapter', 'caddyfile', '--config', join(folder, 'conf')],
    }),
    adapt: (example, port) => example.replace('xushi.example.cn', `localhost:${port}`),
    lost: [502],
  },
} as const satisfies Record<string, Product>

/** The proxy is started in front of two servers; root may install a missing one by apt. @throws Error with its output */
export async function startProxy(
  name: keyof typeof products,
  upstreams: readonly [number, number],
  { keepsBoards = false }: { readonly keepsBoards?: boolean } = {},
): Promise<ReverseProxy> {
  const product: Product = products[name]
  if (!isExecutable(product.program)) installDebianPackage(product.package)
  if (!isExecutable(product.program))
    throw new Error(`No ${name} found: \`apt-get install ${product.package}\`.`)
  const folder = mkdtempSync(join(tmpdir(), 'xushi-proxy-'))
  const port = await freePort()
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const sign = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...names]
  execFileSync('openssl', [...sign, '-keyout', key, '-out', certificate], { stdio: 'pipe' })

  const boards = fileURLToPath(new URL('../../docs/deployment/xushi-boards.conf', import.meta.url))
  const source = fileURLToPath(new URL(`../../docs/deployment/${product.example}`, import.meta.url))
  const example = product
    .adapt(readFileSync(source, 'utf8'), port)
    .replace('127.0.0.1:8081', `127.0.0.1:${upstreams[0]}`)
    .replace('127.0.0.1:8082', `127.0.0.1:${upstreams[1]}`)
    .replaceAll('/etc/ssl/xushi/', `${folder}/`)
    .replace('/var/cache/nginx/xushi', `${folder}/cache`)
    .replace('# include /etc/nginx/xushi-boards.conf;', keepsBoards ? `include ${boards};` : '')
  const { conf, args } = product.run(folder, port)
  writeFileSync(join(folder, 'example'), example)
  writeFileSync(join(folder, 'conf'), conf)

  const child = spawn(product.program, args, { cwd: folder, env: { HOME: folder } })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true })
  }
  const givenUpAt = Date.now() + patience
  while (!(await listens(port))) {
    await pause(20)
    if (child.exitCode === null && Date.now() < givenUpAt) continue
    await stop()
    throw new Error(`${name} did not start:\n${said}`)
  }
  return {
    url: `https://localhost:${port}`,
    certificate: readFileSync(certificate, 'utf8'),
    said: () => said,
    stop,
  }
}

function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy()) as Promise<boolean>
}
