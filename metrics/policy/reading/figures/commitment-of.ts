import type { PrintedAmount } from './amounts.ts'

export type FigureComparator = '>=' | '>' | '=' | '<=' | '<' | 'range' | 'about'

/** The comparator of a figure, by the words around it; without such words it is a floor. */
export function comparatorOf(amount: PrintedAmount, before: string): FigureComparator {
  if (amount.high !== undefined) return 'range'
  const { before: near, after } = amount
  if (after === '左右' || after === '上下' || near === '约') return 'about'
  if (/以下|以内|之内/.test(after) || /不得?超过|不得?高于|不大于|不多于|控制在|<=|≤|≦/.test(near))
    return '<='
  if (/(?:不超过|不高于|不大于|控制在|(?:压减|压缩|缩短)[到至]|降低?[到至])[^，；。、]{0,4}$/.test(before))
    return '<='
  if (/^(?:低于|小于|少于|<|＜)$/.test(near)) return '<'
  if (/^(?:超过|突破|超|高于|大于|逾|>|＞)$/.test(near)) return '>'
  if (after === '' && /(?:超过|突破|超|高于)(?:[\u4e00-\u9fa5]{0,2}|每[\u4e00-\u9fa5]{1,5})$/.test(before))
    return '>'
  if (after === '' && /(?:分别|均|都)(?:超过|突破|超)[^，；。]{0,40}$/.test(before)) return '>'
  if (/(?:分别|均)(?:控制在|不超过|(?:下降|降低?)[到至])[^，；。]{0,40}$/.test(before)) return '<='
  if (amount.value === '100' && amount.unit === '%' && near === '' && after === '') return '='
  return '>='
}

/** A share of places that something reaches: 80%的行政村通光纤. */
const reached =
  /^的?(?:行政村|自然村|村庄|乡镇|镇|街道|社区|小区|县|县城|市县|区县|学校|家庭|(?:地级(?:及以上)?|县级)?城市)/
const shares =
  /(?<!森林|林草|植被|绿化)覆盖|通达|可办|办理率|贯通|到位率|普及到|接入率|入户率|参[保合]率|通硬化路|纳入[^，。；]{0,16}(?:比例|率)/
/** Names that mean a level at a time. */
const levels =
  /(?:数|总数|数量|总量|保有量|拥有量|规模|用户|户|里程|装机|容量|能力|产能|面积|存量|余额|机架|算力|储量|蓄积量|总动力|(?<!惠及|转移|贫困|老年)人口|(?:建设|城镇|工业|居住)用地)$/
/** Words that keep what there is, a rate too: 办理率稳定在90%以上. */
const kept = /(?:(?:稳定|保持)在|率(?:稳定)?保持)$/
/** Names of densities: 每千人口病床数, 人均公园面积. */
const perHead = /人均|每[百千万]?[名个]?|密度|^[百千万]人|年限$|寿命$/
/** People who are insured at a time. */
const insured = /参保|参加[^，。；]{0,10}(?:保险|保障)/
/** Names of sums of money at a time. */
const held = /(?:资产(?:总额|规模)?|余额|存量|产能)$/
/** Words of making, whose object is counted as deliverables even behind 超过 or 突破: 培育超过10个. `solved` serves 突破60项关键技术. */
const made = /(?:建成|建设|打造|培育|形成|引进|引育|创建|认定|制定|研发|推出|举办)(?:超过|突破)?$/
/** A deed on land that exists: 改造低产茶园5000亩, 改善易涝面积11万亩. */
const remade = /(?<!新建)(?:改造|改善|整治|治理|修复|整理)[^，。；、\d]{0,10}$/
const solved = /^[^，。；]{0,10}(?:技术|瓶颈|难题|短板)/
const flows =
  /任务|新增|新建|新筹建|新辟|新发展|新改建|新开通|新培育|新认定|新开工|新引进|新设(?!施)|新获|新创|新上|惠及|播种|种植|扩种|繁种|转移(?:就业|农)|造林|抚育|植树|育林|加工量|饲养量|发电量|演出|放映|招生|招聘|招录|募集|筛查|接种|增设|增加(?!值|[到至])|出栏|年均|引进|培训|培养|投入(?!运行|使用|运营)|投资|补贴|每年|招引|转化|交付|销售|产量|出口(?!带宽)|进口|成交|营收|收入|产值|增加值/

/** The basis of a figure, in the words of `domain.md` §2. `name`: the indicator's, where it is known. */
export function basisOf(
  amount: Pick<PrintedAmount, 'unit' | 'before'> & { value?: string; high?: string; baseline?: string },
  before: string,
  after: string,
  name = '',
): string {
  const near = before.slice(-24)
  if (amount.high !== undefined) return 'range'
  if (kept.test(near)) return /增速|增长率|增幅/.test(near) ? 'growth' : 'maintain'
  if (/%|‰|百分点|倍/.test(amount.unit)) {
    const reaches = /(?:提高|提升|增加|增长|扩大|拓展|增|升|降低|下降|降|压减)(?:到|至)$/.test(
      near + amount.before,
    )
    if (isRate(name, near)) return shares.test(near) ? 'coverage' : 'ratio'
    if (!reaches && /降低|下降|减少|削减|压减|降幅|缩短|再降|降$/.test(near)) return 'reduction'
    if (reaches || /(?:占|占比|比重|比例)(?:为|超过|不低于|稳定在|保持在)?$/.test(near)) return 'ratio'
    if (/增长|比增|增速|涨幅|提高|提升|增加(?!值)|增幅|年均|上涨|扩大/.test(near)) return 'growth'
    if (/^(?:的)?(?:年均|年)?增长|^的年均/.test(after)) return 'growth'
    if (/满意|及时率/.test(name)) return 'maintain'
    if (amount.value === '100' || shares.test(near + after.slice(0, 14)) || reached.test(after))
      return 'coverage'
    return 'ratio'
  }
  if (amount.unit.includes('/') && /率$|含量$/.test(name)) return 'ratio'
  if (amount.unit === '' && /收入$|总值$|产值$/.test(name)) return 'flow'
  if (perHead.test(name) && /(?:增加|提高|提升)$/.test(near)) return 'growth'
  if (perHead.test(name) && !/元|岁/.test(amount.unit)) return 'ratio'
  if (/亩产|单产$/.test(name)) return 'ratio'
  if (insured.test(near)) return 'stock'
  if (/[人户件批场班]次$|例$/.test(amount.unit)) return 'flow'
  if (/保持|稳定在|[守坚严]守|守住|控制在|不超过|不高于|(?<!不)低于|不大于|维持/.test(near + amount.before))
    return 'maintain'
  if (amount.unit === '') return /满意/.test(near + name) ? 'maintain' : 'ratio'
  if (/元|岁/.test(amount.unit) && /(?:提高|增加|扩大)$/.test(near)) return 'growth'
  if (/亩|公顷/.test(amount.unit) && remade.test(near)) return 'deliverables'
  // An area or a power that is reached is a stock (灌溉面积达到90万亩), and so is what somebody holds (资产总额达到3万亿元).
  if (!flows.test(near) && (/元|斤/.test(amount.unit) ? held : levels).test(name)) return 'stock'
  if (flows.test(near) || /元|斤|吨|亩/.test(amount.unit)) return 'flow'
  if (/累计|总量|总数|拥有|企业(?:达|突破|超)/.test(near)) return 'stock'
  if (amount.baseline !== undefined) return 'stock'
  if (made.test(near) || (amount.before === '突破' && solved.test(after))) return 'deliverables'
  if (/达到|达|突破|超过/.test(amount.before) || /达到|达$/.test(near)) return 'stock'
  return /[人名]$/.test(amount.unit) ? 'flow' : 'deliverables'
}

/** Whether a rate stands right before its figure, whatever grew before it in the list: 收入增长5%，失业率5%. */
function isRate(name: string, near: string): boolean {
  const at = name === '' ? -1 : near.lastIndexOf(name)
  return (
    at >= 0 &&
    /(?<!增长|完成|开工|满意|及时)率$/.test(name) &&
    /^(?:达到?|为|超过?|控制在|不?[低高]于)?$/.test(near.slice(at + name.length))
  )
}

/** The baseline directly before the figure: 从A提高到B, 由A提升至B. */
const rise =
  /(?:从|由)[^，。；]{0,14}?(\d+(?:\.\d+)?)[^，。；\d]{0,10}(?:提高|提升|增加|增长|降低|下降|扩大|拓展|跃升|攀升|上升|压缩|压减|缩短|优化|扩展|扩充|精简|升|增|降|减)(?:至|到|为)(?:(?:19|20)\d\d ?年(?:底|末)?)?[^，。；\d]{0,6}$/

/** The baseline in 在2030年41%的基础上提高到B. */
const raised =
  /在(?:(?:19|20)\d\d ?年)?[^，。；\d]{0,10}(\d+(?:\.\d+)?)[^，。；\d]{0,6}基础上[^，。；\d]{0,6}(?:提高|提升|增加|增长|降低|下降|扩大|上升|增|降|减)(?:至|到|为)[^，。；\d]{0,4}$/

export function baselineIn(before: string): string | undefined {
  const near = before.slice(-60)
  return rise.exec(near)?.[1] ?? raised.exec(near)?.[1]
}

const softeners = ['力争', '争取', '努力', '预期', '预计', '逐步', '基本', '原则上', '探索', '有望']

export function softenersIn(clause: string): string[] {
  return softeners.filter((word) => clause.includes(word))
}
