/** Advice to a person who chose a file. Nobody chose what a source answered. */
const toWhoChose = /再传|重新选择|请选/

/** A refusal of a table in words for what a source answered: its fact, with the advice where it is to be put right. */
export function inSourceWords<Refusal extends { readonly message: string }>(
  refusal: Refusal,
): Refusal & { readonly message: string } {
  const { message } = refusal
  if (!toWhoChose.test(message)) return refusal
  const fact = /^.*?。/s.exec(message)![0].replace(/^(?:这份)?文件/, '答的内容')
  return { ...refusal, message: `${fact}请核对地址和格式，或请来源单位改正。` }
}
