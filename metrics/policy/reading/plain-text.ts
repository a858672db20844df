/**
 * Policy text with full-width digits, letters and signs folded to ASCII, character by character: every offset in it is an
 * offset in the text as printed.
 */
export function plainText(text: string): string {
  // Wide blanks are folded to plain ones too; commas and the like that divide sentences to those that Chinese prints.
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％．＋－～＞＜＝　\u00a0\u2002-\u200a]/g, (sign) => sign.normalize('NFKC'))
    .replace(/,(?!\d{3})|;|(?<!\d):(?!\d)/g, (sign) => divided[sign]!)
}

const divided: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' }

/** Words without the blanks by which office programs set figures and letters off: 每万人拥有 5G 基站数达到 26 个. */
export function withoutGaps(words: string): string {
  return words.replace(/(?<=[\u4e00-\u9fa5，、]) +(?=[\w.]|$)|(?<=[\w.%]|^) +(?=[\u4e00-\u9fa5])/g, '')
}
