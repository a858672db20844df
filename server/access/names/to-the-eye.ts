/**
 * Letters that look alike, each group by the letter that stands for all: of Latin, Cyrillic, Greek and kana, beside digits, dots and
 * dashes. Case is told apart, since a capital may look like another letter than its small one. Source: confusables.txt of Unicode (UTS
 * 39, version 16), those of its pairs that a keyboard or an input method for Chinese offers.
 */
const alike = {
  a: 'АаΑα',
  b: 'ВЬΒ',
  c: 'СсϹϲ',
  d: 'ԁ',
  e: 'ЕеЁёΕ',
  f: 'Ϝ',
  g: 'ɡ',
  h: 'НһΗ',
  i: 'ІіЇїΙιӀӏıIlL1|',
  j: 'Јјϳ',
  k: 'КкΚκ',
  m: 'МΜ',
  n: 'Νոη',
  o: '0ОоΟοσ〇',
  p: 'РрΡρ',
  q: 'Ԛԛ',
  s: 'Ѕѕ',
  t: 'ТΤ',
  u: 'υս',
  v: 'Ѵѵν',
  w: 'Ԝԝω',
  x: 'ХхΧχ×',
  y: 'УуΥүγ',
  z: 'Ζ',
  口: 'ロ',
  工: 'エ',
  力: 'カ',
  二: 'ニ',
  八: 'ハ',
  夕: 'タ',
  卜: 'ト',
  一: 'ー',
  '·': '•‧・∙⋅ꞏ',
  '-': '‐‑‒–—―−',
} as const

const standsFor = new Map(
  Object.entries(alike).flatMap(([letter, others]) =>
    Array.from(others, (other) => [other, letter] as const),
  ),
)

/** Characters that leave no mark of their own: blanks, what is not drawn, accents that no letter has by itself, and signs for a missing object. */
const unmarked = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|(?=\p{Script=Inherited})\p{M}/gu

/** A name as the eye takes it: two names with the same skeleton cannot be told apart. It is compared, and never shown. */
export function skeletonOf(name: string): string {
  const marks = name.normalize('NFKC').replace(unmarked, '')
  return Array.from(marks, (mark) => standsFor.get(mark) ?? mark.toLowerCase()).join('')
}
