/** Phrases that only assert that a figure is right. */
const ASSERTIONS =
  /(经|已|均|都|再次|反复|认真|多次|数据|数字|数值|情况|确认|确实|核实|核对|核查|复核|审核|检查|查实|属实|实际|真实|准确|正确|可靠|有效|相符|符合|一致|无误|没错|没有错误|没有问题|无问题|无异常|正常|没问题|是的|同意|已阅|知悉|收到|如实|填报|上报|请予|予以|通过|以上|本期|完全|为准|业务|科室|处室|相关|有关|部门|单位|领导|人员|与|和|向|的|了|是|对|好|无|ok|okay|yes|true|right|correct|confirmed|checked|verified|none|na|test|测试)/giu

/** Words for deductions from a total; with the one who made it (省核减) they are explanation enough. */
const TAKEN_OFF = /核减|核销|调减|冲减|冲销|剔除|退库|退税/u

/** Words that only refer to something else, to an order, or to nothing: 详见附件, 按领导要求, 由于客观原因. Alone they explain nothing. */
const EMPTY =
  /(详见|见|参阅|参考|附件|附表|附后|附|另行|单独|书面|材料|报告|文件|来函|函|同上|同前|同左|同样|如上|上述|前述|如前|依据|依照|按照|根据|遵照|按|照|要求|规定|指示|意见|安排|批示|布置|部署|上级|上面|上头|市里|省里|县里|区里|局里|局长|主任|科长|书记|市长|县长|区长|处长|分管|主管|负责人|负责|本人|我|他们|大家|让|叫|给|定的|决定|研究|此数|该数|这个|那个|此|该|这么|这样|如此|数值|数|值|报|填|录入|录|送|写|没有|没|不|说明|解释|原因|理由|问题|变化|变动|波动|其他|其它|详|略|待定|稍后|后续|补充|暂时|暂|未知|客观|主观|历史|种种|各种|多种|某些|因素|因为|因|由于|由|所致|造成|导致|引起|所以|就是|就|这|那|为|以|于|在|从|等|及|或|也|还|只能|可以|应该|应|需要|需|必须|尽量|谢谢|望|理解|工作|统计|指标|see|attachment|attached|same|above|as|required|please|refer|to|the|per)/giu

/** The number of characters that are read. The text is cut first, because normalising may make eighteen characters of one. */
const READ = 400

/**
 * Whether a text explains a finding: 核实无误, 属实, ok or mere punctuation are refused. Besides such assertions at least four characters must
 * remain, or three where they name a deduction; besides words that only refer elsewhere (详见附件, 领导要求按此数上报), two. A repeated word is
 * refused as well. Rule Q-16.
 */
export function isRealExplanation(text: string): boolean {
  const written = text.slice(0, READ)
  const said = written.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  const rest = said.replace(ASSERTIONS, '')
  const varied = new Set(rest).size >= 3 && new Set(written).size >= 3 && !isRepeated(rest)
  const left = rest.replace(EMPTY, '').replace(/\p{N}/gu, '')
  return rest.length >= (TAKEN_OFF.test(rest) ? 3 : 4) && varied && left.length >= 2
}

/** The advice for a text that explains nothing; undefined for an empty text, and for a real explanation. */
export function explanationAdvice(note: string): string | undefined {
  const said = note.trim()
  if (said === '' || isRealExplanation(said)) return undefined
  const shown = said.length > 20 ? `${said.slice(0, 20)}…` : said
  return `“${shown}”没有说出原因：请写明发生了什么事、涉及多少，如“两个县区首次纳入统计，新增42座”。`
}

/** Whether a text repeats one word of three characters at most: 台风季台风季. */
function isRepeated(text: string): boolean {
  return [1, 2, 3].some(
    (length) =>
      length < text.length && text === text.slice(0, length).repeat(text.length).slice(0, text.length),
  )
}
