import { readPolicy } from '#metrics/policy/read-policy.ts'
import { AppError } from '../../errors.ts'
import { sourceText } from './sources/source-text.ts'

/** What is read: a text, or a file with the MIME type that it was sent under. */
export type PolicySource = string | { readonly bytes: Uint8Array; readonly declared: string }

/** 200 pages of nothing but tables have a quarter of these. */
const mostNumbers = 100_000

/**
 * Reads a document in a thread of its own. What it found is written out there too, however much that is.
 * @throws AppError file-too-large, or what sourceText refuses
 */
export async function run(source: PolicySource): Promise<Uint8Array> {
  if (typeof source === 'string') return written(readPolicy(withinBounds(source)))
  const text = withinBounds(await sourceText(Buffer.from(source.bytes), source.declared))
  return written({ ...readPolicy(text), text })
}

/** Told before it is read: each number is looked at with what stands around it. */
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
