import { verbs } from './verbs.ts'

/** Words that lead from a sentence's opening to its noun. */
const lead =
  /^.*?(?:到(?:19|20)\d\d ?年(?:底|末|前)?|每年|年内|(?<![较比])(?:19|20)\d\d ?年(?:\d{1,2} ?月)?(?:底前|底|末|内|前)?|力争|争取|确保|[“]?十[三四五六]五[”]?(?:时期|期间|末)?|(?:[两三四五]年)?累计(?:培训|培养|引进)?|全年|全市|全省|全区|全县|全国|我市|我省|我区|我国|其中|目前|截至目前|推动|推进|实现|新建(?!改建|扩建)|新增(?!就业)|新改建|新建改建|新培育|新认定|新创建|新引进|新开工|建成(?!区)|建设(?!用地)|打造|培育|形成|推广|引育|完成|实施|扎实做好|组建|举办|开展|创建|建立|开通|至(?!少)|使(?!用)|并|将)(?!率|数(?![字据])|量(?!子))(?=[\u4e00-\u9fa5A-Z0-9“])/

const fillers =
  /(?:[比较](?:上年|去年|(?:19|20)\d\d ?年)|较|分别|均|各|共|约|近|再|完成|总数|累计|每年|净增|已有|(?:第|前)?[一二三四]季度(?:前|末)?|[上下]半年|的|为|至|到|达|力争|(?<=[率量额值数])[要在]|提高|提升|增长|增加|缩小|扩大|下降至|降低至|突破|超过|控制在|稳定在|不低于|不少于|不超过|不高于|保持在|保持|迈上|预计|实现|力争|年均|由|从|将|则|基本|超|逾|高于|大于|低于|小于|少于|降低|下降|减少|再降|压减|再?(?:压缩|缩短)[到至]?|倍增|翻番|[≤≥≦≧<>=]|(?:较|比)(?:上年|去年|同期|(?:19|20)\d\d ?年)|同比|环比|平均|新增(?<!就业)|增至|降至|(?:[到至]?(?:19|20)\d\d ?年(?:底|末|前)*[、和及]?)|(?<=[\u4e00-\u9fa5]{2})[两三四五]年(?:翻[一两]?番)?|[(（][^()（）]*[)）])$/

/** A text of verbs alone, without an object. */
const onlyVerbs =
  /^(?:新|再|净增|拟|将|要|共|全年|着力|重点|继续|累计|加快|推动|推进|完成|培育|打造|新建|新增|建成|建设|建立|实现|上线|上新|开展|开工|竣工|投用|实施|推出|推广|制定|组建|组织|举办|创建|认定|引进|引育|集聚|选树|选派|遴选|改造|升级|提升|完善|筛选|支持|布局|谋划|梳理|发布|落地|开放|形成|孵化|招引|获批|设立|应用|细化|覆盖|健全|建立|培训|和|及|、)+$/

/** A noun without the words that lead from it to a figure, and without remarks in brackets. */
function withoutFillers(text: string): string {
  let noun = text
  for (let found = fillers.exec(noun); found; found = fillers.exec(noun)) noun = noun.slice(0, found.index)
  return noun
}

/** The end of a text whose object follows the figure, after a verb or a list of examples: 布局建设5条专线, 环城高速等14条公路. */
const leadsBehind = new RegExp(`(?:${verbs.source}|等|至少[办建设开])$`)
/** Words that end a figure and are no counted noun: 迈上3万亿元台阶. */
const closing = /^(?:台阶|大关|关口|水平|[，；。、和及与)）]|$)/

/** A deed that is no name without its object: 20项国家、行业标准的制修订. */
const deedNoun =
  /^(?:制修订|制定|修订|编制|建设|改造|研发|升级|治理|应用|转化|培训|认定|推广|攻关|修复|整治)$/

/** The noun that follows a figure, up to the next figure: 露天煤矿 of 3个露天煤矿和15个井工煤矿; the 5 of 5G园区 is no figure. */
function nounBehind(after: string): string {
  const run = /^[的\s]*([^，；。,;:：（(]{2,60})/.exec(after)?.[1] ?? ''
  const next = run.search(/(?<![\d.])\d{1,12}(?:\.\d{1,6})?(?![\d.A-Za-z])/)
  const own = next < 0 ? run : run.slice(0, next).replace(/[和及与、][^和及与、]{0,12}$/, '')
  const [first = '', ...others] = own.split('、')
  // The noun of a list of qualities follows 的: 特色鲜明、链条完整的园区; 省、市、县三级 is one thing.
  const isOfQualities = !first.includes('的') && others.some((words) => words.includes('的'))
  const noun = !isOfQualities ? (first.length < 2 ? own : first) : own.split('的').at(-1)!.split('、')[0]!
  if (deedNoun.test(noun)) return own.split('的').slice(-2).join('').slice(0, 40)
  return withoutFillers(
    noun
      .replace(/^(?:引领|具有|以上|左右|[均都]?实现)/, '')
      .split('的')
      .at(-1)!,
  )
    .slice(0, 40)
    .trim()
}

/** A deed behind a figure, which tells shares of one thing apart: 自然村100%连通光缆, 自然村100%实现良好覆盖. */
const deed = /^[均都]?(?:实现|连通|接入|开通|完成|建成|上云|安装|配备)/

/** The number of an item, before its words. */
const mark = /^(?:(?:\d{1,2}|#{1,3}) ?[.、．]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))\s*/
const rank = /^(?:国家|省|自治区|市|区|县)级/

/** A text that only names a place or a rank. */
const onlyPlace = /^(?:[两三四五]年|全[市省区县国域]|[省市区县]级|国家级|本市|我[市省区县]|各地|共|累计)+$/

/** Whether a name tells a deed without its object. */
export function isOnlyDone(name: string): boolean {
  return name === '' || onlyVerbs.test(name)
}

/**
 * The name of a figure's indicator: the noun before it, or after it where the figure comes first. `before`: its clause, from the end of
 * the figure before it; `last`: the name of that figure, which a figure without a noun takes over.
 */
export function nameOf(before: string, behindFigure: string, last = ''): string {
  const after = behindFigure.trimStart()
  // The noun after the previous figure belongs to that figure: 10个示范企业、20个园区.
  const rest = last !== '' && before.trim().startsWith(last) ? before.trim().slice(last.length) : ''
  const own = withoutFillers(
    (/^[、，和及与]/.test(rest) ? rest : before).split(/[，；。：,;:]/).at(-1)!,
  ).replace(/^[、和及与或的()（）]+/, '')
  let noun = own.replace(mark, '')
  for (let next = noun.replace(lead, ''); next !== noun; next = noun.replace(lead, '')) noun = next
  noun = noun
    .trim()
    .replace(
      /^[和及与]|^即(?!时)|^已(?:经)?(?:安装|建成|建设|开通|建有|接入)|^[两三四五]年内?(?=[\u4e00-\u9fa5]{3})/,
      '',
    )
  // Another rank of the same thing: 国家级企业15家、省级80家.
  if (rank.exec(noun)?.[0] === noun && rank.test(last)) return last.replace(rank, noun)
  if (onlyPlace.test(noun)) noun = ''
  const behind = nounBehind(after)
  // The covering thing is as much part of the measure as the covered one: 益农信息社覆盖85%以上行政村.
  if (behind !== '' && /[\u4e00-\u9fa5]{2}覆盖$/.test(noun) && !onlyVerbs.test(noun))
    return (noun + behind).slice(-40)
  if (behind !== '' && leadsBehind.test(noun) && !closing.test(after)) return behind
  if (noun.length >= 2 && !onlyVerbs.test(noun)) return (noun + (deed.test(after) ? behind : '')).slice(-40)
  return noun === '' && closing.test(after) ? last : behind || noun
}

/** Words that end the name of a measure: each of a list of such names has a figure of its own. */
const measure =
  /(?:率|占比|比重|比例|指数|数量|总量|规模|收入|产值|营收|增加值|投资|交易额|零售额|人数|户数|总数)$/

/** Numbered kinds of one thing: 一二三产增加值. */
const numbered = /^([一二三四五]{2,5})(?:产|季度|级|类)(?=..)/

/**
 * The names that share 分别: 开工率、投产率分别达到85%、60%; 城镇和农村居民收入分别增长4%和6%, whose end is that of both. Undefined where they are one name, or
 * not as many as the figures.
 */
export function namesSeverally(name: string, count: number): readonly string[] | undefined {
  const numerals = numbered.exec(name)?.[1]
  if (numerals?.length === count) return Array.from(numerals, (numeral) => numeral + name.slice(count))
  const names = name.split(/、|和|与|及(?!率)/)
  if (names.length !== count || count < 2) return undefined
  const [last, ...others] = names.toReversed() as [string, ...string[]]
  if (!measure.test(last)) return undefined
  if (others.every((one) => measure.test(one))) return names
  const length = others[0]!.length
  const isShared =
    length <= 4 &&
    length < last.length &&
    others.every((one) => one.length === length && !/[数量额值率]$/.test(one))
  return isShared ? names.map((one) => one.slice(0, length) + last.slice(length)) : undefined
}

/** The name of a coverage, with the covering and the covered thing: 电子证照实现县（市、区）全覆盖. */
export function nameOfReach(before: string, behind: string): string {
  const [, what = '', where = ''] =
    /^(.*?)(?:逐步|全面|基本|稳步|率先|全部)?实现(.{1,16})$/.exec(before) ?? []
  const subject = nameOf(what.replace(/(?:19|20)\d\d ?年(?:\d{1,2} ?月)?(?:底|末)?[前内]?$/, ''), '')
  return isOnlyDone(subject) ? nameOf(before, behind) : `${subject}${where}覆盖`
}

/** The name of a figure that only tells a share or a growth, completed by the name of the figure before it: 增加值…，占GDP比重…; 规模…，年均增速…. */
export function completedName(name: string, last: string): string {
  const isPart = /^占|^(?:年均)?(?:增速|增长率|增幅)$/.test(name)
  return isPart && last !== ''
    ? `${last.split('占')[0]!.replace(/(?:年均)?(?:增速|增长率|增幅)$/, '')}${name}`
    : name
}
