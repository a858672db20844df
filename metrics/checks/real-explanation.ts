/** Phrases that only assert that a figure is right. */
const ASSERTIONS =
  /(经|已|均|都|再次|反复|认真|多次|数据|数字|数值|情况|确认|确实|核实|核对|核查|复核|审核|检查|查实|属实|实际|真实|准确|正确|可靠|有效|相符|符合|一致|无误|没错|没有错误|没有问题|无问题|无异常|正常|没问题|是的|同意|已阅|知悉|收到|如实|填报|上报|请予|予以|通过|以上|本期|完全|为准|业务|科室|处室|相关|有关|部门|单位|领导|人员|与|和|向|的|了|是|对|好|无|ok|okay|yes|true|right|correct|confirmed|checked|verified|none|na|test|测试)/giu

/** What takes from a total that was reported: who did it, and one of these (省核减), says enough. */
const TAKEN_OFF = /核减|核销|调减|冲减|冲销|剔除|退库|退税/u

/** What is not said by then is not said. Bounded before it is normalised, which may make eighteen characters of one. */
const READ = 400

/**
 * Whether a text explains a finding rather than brushing it aside: 核实无误, 属实, ok or mere punctuation are refused.
 * At least four characters must remain besides such assertions, three where they say what was taken off. Rule Q-16.
 */
export function isRealExplanation(text: string): boolean {
  const written = text.slice(0, READ)
  const said = written.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  const rest = said.replace(ASSERTIONS, '')
  const varied = new Set(rest).size >= 3 && new Set(written).size >= 3 && !isRepeated(rest)
  return rest.length >= (TAKEN_OFF.test(rest) ? 3 : 4) && varied && /\p{L}/u.test(rest)
}

/** One word of three characters at most, again and again: 台风季台风季. */
function isRepeated(text: string): boolean {
  return [1, 2, 3].some(
    (length) =>
      length < text.length && text === text.slice(0, length).repeat(text.length).slice(0, text.length),
  )
}
