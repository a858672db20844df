/** Whether a sentence reports a forecast, which commits nobody: 据预测，2035年将达到300ZB. */
export function isGuess(sentence: string): boolean {
  return /(?:据|按照?)[^，。；]{0,12}(?:预测|估算|测算|推算)|(?:上调|下调|调高|调低)[^，。；]{0,20}(?:增速|增长率|预期|预测)/.test(
    sentence,
  )
}

/** Whether a sentence reckons what the year will have been, in all its clauses: 预计全年实现产值680亿元，增长8%；实现…. */
export function isReckoned(sentence: string): boolean {
  return (
    /^[^，。；]{0,8}预计(?:今年|全年|(?:19|20)\d\d ?年)/.test(sentence.trimStart().slice(0, 20)) &&
    !intended.test(sentence)
  )
}

const expected = /预计|有望|预测/
const builtThen = /(?:建成|投产|投运|竣工|完工|投用)[^，。；]{0,4}后/
/** Whether a sentence tells an intention, beside which a forecast is an aim. */
export function isIntended(sentence: string): boolean {
  return intended.test(sentence)
}

const intended = /力争|目标|计划|提出|确保/

/**
 * Whether a place of a sentence lies in a part, up to a semicolon, in which news tells an expectation that nobody set as an aim: 预计年底将达2000亿元;
 * 建成后，年发电将超73亿千瓦时.
 */
export function outlooksIn(sentence: string): (at: number) => boolean {
  const parts = sentence.split(/(?<=；)/)
  const looked = parts.map((part) => builtThen.test(part) || (expected.test(part) && !intended.test(part)))
  return (at) => {
    let end = 0
    const place = parts.findIndex((part) => (end += part.length) > at)
    return looked[place] ?? false
  }
}
