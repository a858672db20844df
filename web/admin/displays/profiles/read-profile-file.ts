/**
 * What a file of a profile holds, read as JSON; the server says what else is wrong with it. A text that is no JSON, as
 * of a picture or a table, or has no `format`, is told in words.
 */
export function readProfileFile(
  name: string,
  text: string,
): { readonly file: object } | { readonly fault: string } {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { fault: `“${name}”不是展示方案文件：内容不是 JSON。请选从“展示方案”导出的 .json 文件。` }
  }
  if (typeof file !== 'object' || file === null || !('format' in file))
    return { fault: `“${name}”不是展示方案文件：里面没有 format。请选从“展示方案”导出的 .json 文件。` }
  return { file }
}
