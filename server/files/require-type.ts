import { AppError } from '../errors.ts'
import { cleanName, endingOf } from './file-name.ts'
import { fileTypes, type FileTypeKey, type FileUse } from './file-types.ts'
import { recogniseType } from './recognise-type.ts'

/**
 * The type of a received file by its content, and its name with a fitting ending. @throws AppError file-type-not-allowed for a type that
 * the use does not allow, or a name with the ending of another; file-too-large
 */
export async function requireType(
  { path, size }: { readonly path: string; readonly size: number },
  given: string,
  { types }: FileUse,
): Promise<{ type: FileTypeKey; name: string }> {
  if (size === 0) throw refused('文件是空的，没有保存。请核对后重新选择文件。')
  const name = cleanName(given)
  const ending = endingOf(name)
  const found = await recogniseType(path, ending)
  if (!('type' in found) || !types.includes(found.type)) {
    const word = 'type' in found ? fileTypes[found.type].name : found.other
    throw refused(
      `不能保存这种文件${word === undefined ? '' : `（${word}）`}。可以保存的有：${listed(types)}；其他文件请另存为其中一种后再传。`,
    )
  }
  const { endings, name: word } = fileTypes[found.type]
  if (ending === undefined) return { type: found.type, name: `${name || '未命名'}.${endings[0]}` }
  if (!(endings as readonly string[]).includes(ending)) {
    throw refused(
      `文件名以“.${ending}”结尾，内容却是${word}，没有保存。请改为“.${endings[0]}”，或核对选对了文件。`,
    )
  }
  return { type: found.type, name }
}

const listed = (types: readonly FileTypeKey[]) => types.map((type) => fileTypes[type].name).join('、')

function refused(detail: string): AppError {
  return new AppError('file-type-not-allowed', detail)
}
