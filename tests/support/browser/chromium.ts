import { delimiter, join } from 'node:path'
import { installDebianPackage, isExecutable } from '../install-debian-package.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe']
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
]

/** The path of a Chromium on this machine; root may install Debian's package where it is missing. */
export function findChromium(): string {
  let found = lookForChromium()
  if (found === undefined) {
    installDebianPackage('chromium')
    found = lookForChromium()
  }
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
