import { getCompileCacheDir } from 'node:module'
import { AppError } from '#server/errors.ts'

/** The possible behaviours of a module in a thread. */
export const deeds = {
  /** The module counts without end. */
  spin: (count?: Int32Array) => {
    for (;;) if (count) Atomics.add(count, 0, 1)
  },
  'grow the heap': () => {
    const kept: object[] = []
    for (;;) kept.push({ number: kept.length })
  },
  'grow the heap at a blow': () => {
    const kept = new Array<number>(30_000_000).fill(0)
    for (;;) kept[0] = kept.length
  },
  'grow buffers': () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(1024 * 1024, 1))
  },
  throw: () => {
    throw new Error('读到第 3 页时出错', { cause: new RangeError('offset') })
  },
  'throw later': () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('后来出错')
      })
    }),
  'tell its compile cache': () => getCompileCacheDir(),
  exit: () => process.exit(3),
  'never answer': () => new Promise(() => {}),
  refuse: () => {
    throw new AppError('file-type-not-allowed', '这是扫描件，没有文字。')
  },
  wait: (flag?: Int32Array) => Atomics.wait(flag!, 0, 0, 60_000),
  'tell its settings': () => Object.keys(process.env),
  'give bytes': () => new TextEncoder().encode('肇庆'),
  'give pooled bytes': () => Buffer.from('肇庆'),
  'give nothing': () => undefined,
} as const satisfies Readonly<Record<string, (shared?: Int32Array) => unknown>>

export function run({ deed, shared }: { deed: keyof typeof deeds; shared?: Int32Array }): unknown {
  return deeds[deed](shared)
}
