import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe']
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
]

/** Path of a Chromium on this machine; Debian's package is installed where it is missing and we are root. */
export function findChromium(): string {
  const found = lookForChromium() ?? installChromium()
  if (found === undefined) {
    throw new Error(
      'No Chromium found. Install one: `apt-get install chromium`, or put `chromium` on the PATH.',
    )
  }
  return found
}

function lookForChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...places]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable)
}

function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return undefined
  const run = (...args: string[]) => execFileSync('/usr/bin/apt-get', args, { stdio: 'ignore' })
  run('update')
  run('install', '--yes', '--no-install-recommends', 'chromium')
  return lookForChromium()
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
