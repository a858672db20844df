/**
 * A policy text with full-width digits, letters and signs in ASCII, character by character, so that its offsets are those of the printed
 * text.
 */
export function plainText(text: string): string {
  // Wide blanks become plain ones, the rules of a table |, the marks of bold words blanks, and ASCII commas and the like that divide
  // sentences become Chinese ones.
  return text
    .replace(/[┃│║｜]/g, '|')
    .replaceAll('**', '  ')
    .replace(/[０-９Ａ-Ｚａ-ｚ％．＋－～＞＜＝　\u00a0\u2002-\u200a]/g, (sign) => sign.normalize('NFKC'))
    .replace(/,(?!\d{3})|(?<!\d),|;|(?<!\d):(?!\d)/g, (sign) => divided[sign]!)
}

const divided: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' }

/** Words without the blanks that office programs put around figures and letters: 每万人拥有 5G 基站数达到 26 个. */
export function withoutGaps(words: string): string {
  return words.replace(/(?<=[\u4e00-\u9fa5，、]) +(?=[\w.]|$)|(?<=[\w.%]|^) +(?=[\u4e00-\u9fa5])/g, '')
}
