import { fileTypes } from './file-types.ts'

/** The longest kept name in UTF-16 units; in UTF-8 it is no longer than file systems allow. */
const longest = 80

/** A file name without a folder that a browser may add, and without characters that are invisible or that Windows forbids. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const seen = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').replaceAll(/[<>:"|?*]/g, '_')
  let name = shortened(seen.trim())
  // Windows drops dots and blanks at the end, which would give the name another ending.
  while (/[. ]$/.test(name)) name = name.slice(0, -1)
  return name
}

/** The ending of a name in lower case, without its dot; undefined where there is none. */
export function endingOf(name: string): string | undefined {
  return /[^.]\.([^. ]{1,10})$/.exec(name)?.[1]?.toLowerCase()
}

/** A name shortened before its ending, and not within a character. */
function shortened(name: string): string {
  if (name.length <= longest) return name
  const ending = endingOf(name)
  const kept = ending === undefined ? '' : name.slice(-ending.length - 1)
  return name.slice(0, longest - kept.length).replace(/[\uD800-\uDBFF]$/, '') + kept
}

/** The name for a content of a MIME type: where its ending is none of the type's, one of these is added. */
export function fittingName(given: string, mime: string): string {
  const name = cleanName(given)
  const { endings } = Object.values(fileTypes).find((type) => type.mime === mime) ?? { endings: [] }
  const ending = endingOf(name)
  if (endings.length === 0 || (ending !== undefined && (endings as readonly string[]).includes(ending)))
    return name
  return `${name || '未命名'}.${endings[0]}`
}
