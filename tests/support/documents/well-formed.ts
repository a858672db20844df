const name = String.raw`[A-Za-z_][\w.:-]*`
const attribute = String.raw`\s+${name}="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)*"`
const tag = new RegExp(String.raw`<(\/?)(${name})((?:${attribute})*)\s*(\/?)>`, 'y')
const text = /(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)*/y
const aside = /<\?[^?]*\?>|<!--(?:[^-]|-[^-])*-->/y
/** Characters that XML 1.0 does not allow, including halves of surrogate pairs. */
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** The place of the fault that keeps a program from reading a text as XML; undefined without one. */
export function faultInXml(xml: string): string | undefined {
  const at = (place: number) => `at ${place}: ${xml.slice(Math.max(0, place - 40), place + 40)}`
  const sign = unfit.exec(xml)
  if (sign) return at(sign.index)
  const open: string[] = []
  let [place, roots] = [0, 0]
  const take = (pattern: RegExp) => {
    pattern.lastIndex = place
    const found = pattern.exec(xml)
    if (found) place = pattern.lastIndex
    return found
  }
  while (place < xml.length) {
    const begun = place
    const words = take(text)![0]
    if (open.length === 0 && words.trim() !== '') return at(begun)
    if (place === xml.length || take(aside)) continue
    const found = take(tag)
    if (!found) return at(place)
    const [, isEnd, called, attributes = '', isEmpty] = found
    const names = [...attributes.matchAll(new RegExp(`(${name})="`, 'g'))].map(([, one]) => one)
    if (new Set(names).size < names.length) return at(begun)
    if (isEnd ? open.pop() !== called : false) return at(begun)
    if (!isEnd && !isEmpty) open.push(called!)
    if (open.length === 0) roots += 1
  }
  return open.length > 0 || roots !== 1 ? at(place) : undefined
}
