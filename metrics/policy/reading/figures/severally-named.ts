import { namesSeverally } from './name-of.ts'

/** All figures of a sentence, of which each that follows 分别 has the name of its turn. */
export function severallyNamed<T extends { readonly name: string; readonly start: number }>(
  figures: readonly T[],
  plain: string,
): T[] {
  const named = [...figures]
  for (let first = 0; first < figures.length;) {
    const { name, start } = figures[first]!
    let end = first + 1
    while (figures[end]?.name === name) end += 1
    const isSeverally = /分别[^，。；]{0,8}$/.test(plain.slice(Math.max(0, start - 12), start))
    const names = isSeverally ? namesSeverally(name, end - first) : undefined
    names?.forEach((own, place) => (named[first + place] = { ...figures[first + place]!, name: own }))
    first = end
  }
  return named
}

/** Whether what follows the end of a figure goes on with its list: 园区20个、企业30家; 分别为：氨氮削减11%，总氮12%. `from`: the place before it. */
export function continuesList(plain: string, from: number, end: number): boolean {
  return (
    /^(?:[、和及与；]|，其中)/.test(plain.slice(end, end + 3)) ||
    (/分别[为是]?：/.test(plain.slice(from, end)) &&
      /^，[\u4e00-\u9fa5]{1,8}\d/.test(plain.slice(end, end + 10)))
  )
}
