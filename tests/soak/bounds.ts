import type { PageMemory } from './bare-chromium.ts'

type Weighing = PageMemory & { readonly second: number }

/** The greatest ratio of the last weighing to the one from which growth counts; nodes and listeners vary with lists that turn alone. */
const most: readonly (readonly [keyof PageMemory, string, number])[] = [
  ['heap', 'heap', 1.1],
  ['resident', 'resident memory', 1.15],
  ['nodes', 'nodes', 1.05],
  ['listeners', 'listeners', 1.05],
]

/** The bounds that the last weighing breaks, held against the first one after `from` seconds. */
export function brokenBounds(weighings: readonly Weighing[], from: number): string[] {
  const before = weighings.find(({ second }) => second >= from)
  const after = weighings.at(-1)
  if (!before || !after || before === after) return ['there are no two weighings to hold against each other']
  return most.flatMap(([what, words, ratio]) => {
    const grown = after[what] / before[what]
    return grown <= ratio
      ? []
      : [`${words} ${grown.toFixed(3)}× of minute ${before.second / 60}; at most ${ratio}×`]
  })
}
