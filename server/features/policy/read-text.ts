import { readPolicy } from '#metrics/policy/read-policy.ts'
import { AppError } from '../../errors.ts'
import { sourceText } from './sources/source-text.ts'

/** A document to read: a text, or a file with its declared MIME type. */
export type PolicySource = string | { readonly bytes: Uint8Array; readonly declared: string }

/** The most numbers in a document; 200 pages of nothing but tables have a quarter of these. */
const mostNumbers = 100_000

/** Reads a document in a thread, and returns the reading as bytes. @throws AppError file-too-large, or the refusals of `sourceText` */
export async function run(source: PolicySource): Promise<Uint8Array> {
  if (typeof source === 'string') return written(readPolicy(withinBounds(source)))
  const text = withinBounds(await sourceText(Buffer.from(source.bytes), source.declared))
  return written({ ...readPolicy(text), text })
}

/** Refuses a document with too many numbers before it is read, because each number is examined with its surroundings. */
function withinBounds(text: string): string {
  let numbers = 0
  for (const _ of text.matchAll(/[\d０-９]+/g)) {
    numbers += 1
    if (numbers <= mostNumbers) continue
    throw new AppError(
      'file-too-large',
      `这份文件里的数超过 ${mostNumbers / 10_000} 万个，像是数据表，没有读。请只提交政策文件的正文，或按章节分成几份分别提交。`,
    )
  }
  return text
}

function written(reading: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(reading))
}
