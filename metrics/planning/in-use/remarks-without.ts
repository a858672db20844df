import type { Citation } from '../../catalogue/catalogue.ts'

/** Removes from a record the remarks that name a document; `ofCitation` removes the parts of a citation's remark that do. */
export interface Unsaid {
  <T extends { readonly remarks: readonly string[] }>(record: T): T
  readonly ofCitation: (citation: Citation) => Citation
}

/** Makes the function that removes remarks which name one of these titles: nobody can look the documents up. */
export function remarksWithout(titles: readonly string[]): Unsaid {
  const stays = (text: string) => !titles.some((title) => text.includes(title))
  const unsaid = <T extends { readonly remarks: readonly string[] }>(record: T): T =>
    record.remarks.every(stays) ? record : { ...record, remarks: record.remarks.filter(stays) }
  const ofCitation = ({ remark, ...citation }: Citation): Citation => {
    const said = (remark ?? '').split('；').filter((part) => part !== '' && stays(part))
    return said.length === 0 ? citation : { ...citation, remark: said.join('；') }
  }
  return Object.assign(unsaid, { ofCitation })
}
