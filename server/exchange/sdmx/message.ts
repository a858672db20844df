import { agency } from '../dataset.ts'

/** What a message tells of itself. */
export interface Message {
  readonly id: string
  /** When it was made. */
  readonly prepared: string
  /** Whether what it holds is for show: demo data. */
  readonly test?: boolean
}

/** The head of a message of SDMX-JSON. */
export function messageMeta({ id, prepared, test = false }: Message) {
  return {
    id,
    test,
    prepared,
    contentLanguages: ['zh-CN', 'en'],
    sender: { id: agency, name: '序时', names: { 'zh-CN': '序时', en: 'Xushi' } },
  }
}

/** A name as messages tell it: in the language preferred here, and in all. */
export function namesOf(name: string, english?: string) {
  return { name, names: { 'zh-CN': name, ...(english !== undefined && { en: english }) } }
}
