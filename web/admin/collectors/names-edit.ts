import type { CollectorDraft } from '#server/contract/collectors.ts'

/** The names of a source with what they mean, as a person writes them: a line each, `A01 = 5G基站累计数`. */
export function namesText(names: CollectorDraft['names']): string {
  return names.map(({ said, means }) => `${said} = ${means}`).join('\n')
}

/** Reads lines of names; a line without both sides is left out. */
export function readNames(text: string): CollectorDraft['names'] {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf('=')
    const [said, means] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    return at < 0 || said === '' || means === '' ? [] : [{ said, means }]
  })
}
