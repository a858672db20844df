import type { FileNamed } from './file-rows.ts'

/** Words that identify a file for a person. */
export function fileText({ hash, name }: FileNamed): string {
  return `文件“${name}”（SHA-256 ${hash}）`
}

/** A sentence on a fault of a file's content. */
export function faultText(file: FileNamed, fault: 'missing' | 'altered'): string {
  return `${fileText(file)}${fault === 'missing' ? '不见了' : '被改动'}`
}
