/** A figure as it stands in a text: where, how much, and what stands around it. */
export interface PrintedAmount {
  readonly start: number
  readonly end: number
  /** Decimal as printed, without separators; of a range the lower one. */
  readonly value: string
  /** Upper end of a range. */
  readonly high?: string
  /** With its scale: 万座, 亿元, %. Empty where none is printed. */
  readonly unit: string
  /** Printed right before or after: 超过, 不低于, 以上, 左右 … */
  readonly before: string
  readonly after: string
  /** 余, 多: about so many, of what exists. */
  readonly vague: boolean
}

const scale = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)'
const base = [
  '个百分点',
  '百分点',
  '%',
  '‰',
  '吨标准煤',
  '标准煤',
  '万亩',
  '平方公里',
  '平方千米',
  '平方米',
  '立方米',
  '公里',
  '千米',
  '千瓦时',
  '千瓦',
  'EFLOPS',
  'PFLOPS',
  'TFLOPS',
  'EFlops',
  'PFlops',
  'Tbps',
  'Gbps',
  'Mbps',
  'Kbps',
  'EB',
  'PB',
  'TB',
  'GB',
  'MW',
  'GW',
  'kWh',
  'ms',
  '人次',
  '人天',
  '端口',
  '基站',
  '元',
  '斤',
  '亩',
  '吨',
  '克',
  '倍',
  '岁',
  '毫秒',
  '秒',
  '兆',
  '个',
  '家',
  '户',
  '人',
  '名',
  '位',
  '项',
  '台',
  '套',
  '件',
  '座',
  '条',
  '类',
  '种',
  '处',
  '间',
  '架',
  '辆',
  '次',
  '款',
  '部',
  '所',
  '对',
  '支',
  '门',
  '期',
  '场',
  '站',
  '批',
  '宗',
  '艘',
  '列',
  '张',
  '份',
  '株',
  '头',
  '只',
  '本',
  '篇',
  '床',
  '片',
  '组',
  '幅',
  '孔',
  '块',
  '枚',
  '粒',
  '层',
  '栋',
  '幢',
  '片区',
].toSorted((a, b) => b.length - a.length)
const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const units = base.join('|')
const beforeWords = [
  '不低于',
  '不少于',
  '不小于',
  '不超过',
  '不高于',
  '不大于',
  '不多于',
  '控制在',
  '高于',
  '大于',
  '低于',
  '小于',
  '少于',
  '超过',
  '突破',
  '达到',
  '达',
  '超',
  '约',
  '近',
  '逾',
  '至少',
  '>=',
  '<=',
  '≥',
  '≤',
  '>',
  '<',
  '＞',
  '＜',
].toSorted((a, b) => b.length - a.length)
const afterWords = ['及以上', '以上', '及以下', '以下', '以内', '之内', '左右', '上下']

const amount = new RegExp(
  `(?<before>${beforeWords.join('|')})?[ ]{0,2}(?<low>${number})[ ]{0,2}(?<lowUnit>(?:${scale})?[ ]?(?:${units})?)` +
    `(?:[ ]{0,2}(?:-|~|—|–|—|至|到)[ ]{0,2}(?<high>${number})[ ]{0,2})?` +
    `(?<vague>余|多)?(?<unit>(?:${scale}[ ]?)?(?:余|多)?(?:${units})?)[ ]{0,2}(?<after>${afterWords.join('|')})?`,
  'dg',
)

/** What a figure is a part of, and so none of its own: dates, times, numbers of documents, of clauses, of versions. */
const masks: readonly RegExp[] = [
  /(?:19|20)\d\d ?年?(?:-|~|—|–|至|到)(?:19|20)\d\d ?年?/g,
  /(?:19|20)\d\d[-/.] ?\d{1,2}[-/.] ?\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?\d*)?(?: \d+)?/g,
  /(?:19|20)\d\d ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?/g,
  /\d{1,2} ?月(?: ?\d{1,2} ?日)?/g,
  /\d{1,2} ?日(?![均活])/g,
  /\d{1,2}:\d{2}(?::\d{2})?/g,
  /[〔[(（](?:19|20)\d\d[\])）〕]? ?\d* ?号/g,
  /第 ?\d+ ?(?:号|次|届|条|章|节|页|期|轮|批|位|名|款|项|个|季度|季|代|类|一|卷)?/g,
  /(?<!\d)\d+ ?号(?!线)/g,
  /专栏 ?\d+/g,
  /(?:图|表|附件|附表) ?\d+/g,
  /(?<![\d.])\d+(?:\.\d+)? ?(?:周年|年期|年级|年内|年代|年以上|年以下|年|个工作日|工作日|个月|天|小时|分钟|周岁|时)/g,
  /(?<!\d)\d{6,}(?!\.\d)(?:[/-]\d+(?:-\d+)?)*/g,
  /(?:19|20)\d\d(?=[^\d]|$)(?! ?(?:个|家|户|人|名|项|台|套|件|座|条|亿|万|元|%))/g,
]

function masked(text: string): string {
  let plain = text
  for (const mask of masks) plain = plain.replace(mask, (found) => '#'.repeat(found.length))
  return plain
}

/** Letters, signs and quotes that make digits a name: IPv6, 5G, C919, 1+3+N, “8+13”, 4.0版. */
function isName(text: string, start: number, end: number, unit: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  if (/[A-Za-z+#〔]$|[^\s]-$/.test(before)) return true
  if (unit !== '') return false
  const after = text.slice(end, end + 2)
  return (
    /^(?:[A-Za-z+#]|版|号|路|街|热线|维|级|线)/.test(after) ||
    (/[“"「(（]$/.test(before) && !/^[)）]/.test(after))
  )
}

/** Every figure of a text that may be one, in order. Linear in its length. */
export function amountsIn(text: string): PrintedAmount[] {
  const plain = masked(text)
  const found: PrintedAmount[] = []
  for (const match of plain.matchAll(amount)) {
    const groups = match.groups!
    const places = match.indices!.groups!
    const start = places['low']![0]
    const lowUnit = groups['lowUnit']!.replace(/ /g, '')
    const high = groups['high']
    const unit =
      high === undefined
        ? lowUnit + groups['unit']!.replace(/[余多 ]/g, '')
        : groups['unit']!.replace(/[余多 ]/g, '') || lowUnit
    const end = Math.max(places['lowUnit']![1], places['high']?.[1] ?? 0, places['unit']![1])
    if (isName(plain, start, end, unit)) continue
    found.push({
      start,
      end: places['after']?.[1] ?? end,
      value: groups['low']!.replaceAll(',', ''),
      ...(high === undefined ? {} : { high: high.replaceAll(',', '') }),
      unit,
      before: groups['before'] ?? '',
      after: groups['after'] ?? '',
      vague: groups['vague'] !== undefined || /[余多]/.test(groups['unit']!),
    })
  }
  return found
}
