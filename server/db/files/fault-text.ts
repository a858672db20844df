import type { FileNamed } from './file-rows.ts'

/** A file in a sentence, so that a person finds it among all others. */
export function fileText({ hash, name }: FileNamed): string {
  return `文件“${name}”（SHA-256 ${hash}）`
}

/** What is wrong with the content of a file, in words. */
export function faultText(file: FileNamed, fault: 'missing' | 'altered'): string {
  return `${fileText(file)}${fault === 'missing' ? '不见了' : '被改动'}`
}
