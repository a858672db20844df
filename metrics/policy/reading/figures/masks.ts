/** Places where digits are no figure: dates and times, addresses and formulas, numbers of documents, clauses and versions. */
const masks: readonly RegExp[] = [
  /https?[:：]\/\/(?:[^\s\u4e00-\u9fa5（）()《》，。；]|[，；](?=[\w%]))+/g,
  // The formula of an indicator: 办结件数÷受理件数×100%.
  /(?:[×÷]|\*(?=100 ?%)) ?\d+(?:\.\d+)? ?%?/g,
  /(?:19|20)\d\d ?年?(?:-|~|—|–|至|到)(?:19|20)\d\d ?年?/g,
  /(?:19|20)\d\d ?年第? ?\d{1,2} ?期/g,
  /(?:19|20)\d\d[-/.] ?\d{1,2}[-/.] ?\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?\d*)?(?: \d+)?/g,
  /(?:19|20)\d\d ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?/g,
  /(?<!\d)\d{1,2} ?月?(?:-|~|—|–|至|到){1,2} ?\d{1,2} ?月/g,
  /\d{1,2} ?月(?: ?\d{1,2} ?日)?/g,
  /\d{1,2} ?日(?![均活])/g,
  /\d{1,2}:\d{2}(?::\d{2})?/g,
  // The class of a dike: 100~200年一遇.
  /(?<!\d)\d+(?:[-~—–至]\d+)? ?年一遇/g,
  /[〔[(（](?:19|20)\d\d[\])）〕]? ?\d* ?号/g,
  /第 ?\d+ ?(?:号|次|届|条|章|节|页|期|轮|批|位|名|款|项|个|季度|季|代|类|一|卷)?/g,
  /(?<!\d)\d+ ?号(?!线)/g,
  /(?<=^|\n)[ \t]*\d{1,2} ?[.、．](?!\d{1,3}(?!\d))/g,
  /\[\d{1,2}\]/g,
  /一式 ?\d{1,2} ?份/g,
  /专栏 ?\d+/g,
  /(?:图|表|附件|附表) ?\d+/g,
  /(?<![\d.])(?<!(?:年限|寿命|天数|提前量|住院日)[^，。\d]{0,10})(?<!(?:压缩|压减|缩短|控制)[到至在][^，。\d]{0,2}(?:\d{1,4} ?(?:个工作日|天|小时|分钟)[、和])?)\d+(?:\.\d+)? ?(?:周年|年期|年级|年内|年代|年以上|年以下|年|个工作日|工作日|个月|天|小时|分钟|周岁|时)/g,
  /(?<!\d)0\d{2,3}-\d{7,8}/g,
  /(?<!\d)\d{6,}(?!\.\d)(?:[/-]\d+(?:-\d+)?)*(?:\.\d+%?)?/g,
  /(?:19|20)\d\d(?=[^\d]|$)(?! ?(?:个|家|户|人|名|项|台|套|件|座|条|亿|万|元|%|余|多|公里|千米|米|吨|亩|公顷|平方|立方|千瓦|兆瓦|辆|张|处|所|场|头|艘|间|栋|斤|公斤|册|例|株|盏|[PTM](?![A-Za-z])))/g,
]

/** The mark of a year, directly behind which a figure may stand: 2031年60处. */
const yearMark = '\u0001'

/** A text with # over every place where digits are no figure, or `yearMark` if the place ends with 年; offsets stay the same. */
export function masked(text: string): string {
  let plain = text
  for (const mask of masks)
    plain = plain.replace(mask, (found) => (/年$/.test(found) ? yearMark : '#').repeat(found.length))
  return plain
}
