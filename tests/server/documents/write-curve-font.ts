import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { signsOfCurves } from './curve-signs.ts'

/**
 * The font of curves is written: the signs that a curve can show, from the pages' font at its regular weight. `npm exec
 * node tests/server/documents/write-curve-font.ts` is run when another sign is needed.
 */
const source = new URL('../../../node_modules/@fontsource-variable/noto-sans-sc/', import.meta.url)
const folder = new URL('../../../server/documents/curves/font/', import.meta.url)

const ranges = JSON.parse(await readFile(new URL('unicode.json', source), 'utf8')) as Record<string, string>

/** The slice of the font with a sign, as the style sheet chooses it: the last slice that names the sign. */
function sliceOf(sign: string): string {
  const code = sign.codePointAt(0)!
  const holds = (range: string) =>
    range.split(',').some((part) => {
      const [from = NaN, to = from] = part
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16))
      return code >= from && code <= to
    })
  const found = Object.keys(ranges).findLast((slice) => holds(ranges[slice]!))
  if (found === undefined) throw new Error(`The font has no ${sign}`)
  return found.replaceAll(/[[\]]/g, '')
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await copyFile(new URL('LICENSE', source), new URL('OFL.txt', folder))
for (const [slice, signs] of Map.groupBy(Array.from(signsOfCurves), sliceOf)) {
  const whole = await readFile(new URL(`files/noto-sans-sc-${slice}-wght-normal.woff2`, source))
  const cut = await subsetFont(whole, signs.join(''), { targetFormat: 'sfnt', variationAxes: { wght: 400 } })
  await writeFile(new URL(`${slice}.ttf`, folder), cut)
}
