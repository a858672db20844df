export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Characters that XML does not allow, and marks that would reverse the order of the text around them. */
const unfit =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text without characters that a document cannot hold; line breaks stay. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(unfit, '')
}

/** A typed text as the content or an attribute of an element, on one line. */
export function xmlText(text: string): string {
  return cleanText(text)
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign]!)
}
