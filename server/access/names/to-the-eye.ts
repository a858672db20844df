/**
 * Letters that look alike, each group by the letter that stands for all: of several scripts, beside digits, quotation marks, dots and
 * dashes. Case is told apart, since a capital may look like another letter than its small one. Source: confusables.txt of Unicode (UTS
 * 39, version 16), those of its pairs that a keyboard or an input method for Chinese offers.
 */
const alike = {
  a: 'АаΑα',
  b: 'ВЬьΒ',
  c: 'СсϹϲ',
  d: 'ԁ',
  e: 'ЕеЁёΕ',
  f: 'Ϝ',
  g: 'ɡ',
  h: 'НһΗ',
  i: 'ІіЇїΙιı1L',
  l: 'IӀӏ|',
  j: 'Јјϳ',
  k: 'КкΚκ',
  m: 'МΜ',
  n: 'Νոη',
  o: '0ОоΟοσ〇○◯',
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
  一: 'ーㄧ',
  丨: 'ㅣ',
  丿: 'ノ',
  千: 'チ',
  才: 'オ',
  匕: 'ヒ',
  又: 'ヌ',
  厶: 'ムㄙ',
  厂: 'ㄏ',
  '"': '“”„‟',
  "'": '‘’‚‛',
  '·': '•‧・∙⋅ꞏ',
  '-': '‐‑‒–—―−',
} as const

/**
 * Radicals, each before the letter of which it is the form. Normalisation leaves nearly all of them as they are. Source: EquivalentUnifiedIdeograph.txt of
 * Unicode.
 */
const radicals =
  '⺁厂⺄乙⺅亻⺈刀⺉刂⺋卩⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const standsFor = new Map([
  ...Object.entries(alike).flatMap(([letter, others]) =>
    Array.from(others, (other) => [other, letter] as const),
  ),
  ...(radicals.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
])

/** Characters that leave no mark of their own: blanks, what is not drawn, accents that normalisation has not joined to a letter, and signs for a missing object. */
const unmarked = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|(?=\p{Script=Inherited})\p{M}/gu

/** A name as the eye takes it: two names with the same skeleton cannot be told apart. It is compared, and never shown. */
export function skeletonOf(name: string): string {
  const marks = name.normalize('NFKC').replace(unmarked, '')
  return (
    Array.from(marks, (mark) => standsFor.get(mark) ?? mark.toLowerCase())
      .join('')
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w')
      .replaceAll('cl', 'd')
      // What is left of l is one of the letters like i.
      .replaceAll('l', 'i')
  )
}
