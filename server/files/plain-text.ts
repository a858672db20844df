import { createReadStream } from 'node:fs'

/** The character sets of texts. */
const encodings = ['utf-8', 'gb18030'] as const

/** Characters that no text contains; a file with them is something else. */
const control = /[\0-\x08\x0b\x0e-\x1f\x7f]/

/** The beginning of files that a browser or a shell would run: pages, drawings, scripts. */
const carriedOut = /^\s*(<|#!)/

/** Whether a file is plain text in one of these character sets, and neither page, drawing nor script. */
export async function isPlainText(source: string | Buffer): Promise<boolean> {
  for (const encoding of encodings) {
    const found = await readAs(source, encoding)
    if (found !== 'not-in-this-encoding') return found === 'text'
  }
  return false
}

async function readAs(
  source: string | Buffer,
  encoding: (typeof encodings)[number],
): Promise<'text' | 'something-else' | 'not-in-this-encoding'> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let start = ''
  try {
    const chunks: AsyncIterable<Buffer> | Buffer[] =
      typeof source === 'string' ? createReadStream(source) : [source]
    for await (const bytes of chunks) {
      const text = decoder.decode(bytes, { stream: true })
      if (start.trim() === '') start = text.slice(0, 1_000)
      if (control.test(text) || carriedOut.test(start)) return 'something-else'
    }
    decoder.decode()
    return 'text'
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return 'not-in-this-encoding'
  }
}
