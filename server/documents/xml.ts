export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What XML has no place for, and marks that would turn the order of what stands around them. */
const unfit =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text without what a document cannot hold. Breaks of lines stay. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(unfit, '')
}

/** A text, whoever wrote it, as the content or an attribute of an element, on one line. */
export function xmlText(text: string): string {
  return cleanText(text)
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign]!)
}
