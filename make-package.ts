import { execFileSync } from 'node:child_process'
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import packageJson from './package.json' with { type: 'json' }

const platforms = ['linux-x64', 'linux-arm64'] as const
type Platform = (typeof platforms)[number]

const root = import.meta.dirname
const out = join(root, 'dist/packages')

/** What a machine needs to run the program and its operator to read; the pages are built before. */
const taken = [
  ...['metrics', 'seeds', 'server', 'dist/web', 'docs', 'package.json', 'package-lock.json', '.npmrc'],
  ...['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE'],
]

/** Packages of which only the pages are made. */
const ofPages = [
  ...[
    '@fontsource-variable/noto-sans-sc',
    '@vitejs/plugin-vue',
    'echarts',
    'element-plus',
    'pinia',
    'vite',
    'vue',
  ],
  'vue-router',
]

/** The program that starts the server, or with the name of a command that command, by the Node beside it. */
const starter = (platform: Platform) => `#!/bin/sh
# ./xushi starts the server (--help lists its settings); ./xushi ledger verify is what \`npm run ledger -- verify\` is elsewhere.
# Commands: account, backup, ledger, restore, token, transfer.
set -eu
here=$(dirname "$(readlink -f "$0")")
case "\${1-}" in
  account | backup | ledger | restore | token | transfer)
    command=commands/$1
    shift
    ;;
  *) command=main ;;
esac
exec "$here/node_modules/node-${platform}/bin/node" "$here/server/$command.ts" "$@"
`

/**
 * `npm run package [-- linux-x64 …] [--sign <key>]` makes one archive a platform, which needs neither npm nor a registry where it is unpacked,
 * and `SHA256SUMS` beside them, signed (Ed25519) where a key is given.
 */
const { positionals, values } = parseArgs({ options: { sign: { type: 'string' } }, allowPositionals: true })
const wanted = positionals.length === 0 ? platforms : platforms.filter((one) => positionals.includes(one))
if (positionals.some((one) => !platforms.includes(one as Platform))) {
  process.stderr.write(`npm run package [-- ${platforms.join(' ')}] [--sign <key>]\n`)
  process.exit(2)
}

const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })

/** Makes the archive of a platform. @returns its name */
function makeArchive(platform: Platform): string {
  const name = `xushi-${packageJson.version}-${platform}`
  const work = mkdtempSync(join(tmpdir(), 'xushi-package-'))
  const folder = join(work, name)
  try {
    for (const path of taken) cpSync(join(root, path), join(folder, path), { recursive: true })
    const [os, cpu] = platform.split('-')
    const of = [
      '--omit=dev',
      `--os=${os}`,
      `--cpu=${cpu}`,
      '--libc=glibc',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]
    run('npm', ['ci', ...of], folder)
    run('npm', ['uninstall', '--no-save', ...of, ...ofPages], folder)
    rmSync(join(folder, `node_modules/node-${platform}/include`), { recursive: true, force: true })
    writeFileSync(join(folder, 'xushi'), starter(platform), { mode: 0o755 })
    const archive = `${name}.tar.gz`
    const owned = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
    run('tar', ['--create', '--gzip', ...owned, `--file=${join(out, archive)}`, name], work)
    return archive
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
execFileSync(process.execPath, ['web/build-if-stale.ts'], { stdio: 'inherit', cwd: root })
const sums = wanted.map((platform) => {
  const archive = makeArchive(platform)
  const sum = createHash('sha256')
    .update(readFileSync(join(out, archive)))
    .digest('hex')
  return `${sum}  ${archive}\n`
})
writeFileSync(join(out, 'SHA256SUMS'), sums.join(''))
if (values.sign !== undefined) {
  const key = createPrivateKey(readFileSync(values.sign))
  writeFileSync(join(out, 'SHA256SUMS.sig'), sign(null, Buffer.from(sums.join('')), key))
}
process.stdout.write(sums.join(''))
