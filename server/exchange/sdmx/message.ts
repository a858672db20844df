import { agency } from '../dataset.ts'

/** The head of a message. */
export interface Message {
  readonly id: string
  /** The time at which the message was made. */
  readonly prepared: string
  /** Whether the message contains demo data. */
  readonly test?: boolean
}

/** The head of a message in SDMX-JSON. */
export function messageMeta({ id, prepared, test = false }: Message) {
  return {
    id,
    test,
    prepared,
    contentLanguages: ['zh-CN', 'en'],
    sender: { id: agency, name: '序时', names: { 'zh-CN': '序时', en: 'Xushi' } },
  }
}

/** A name in messages: in the preferred language, and in all languages. */
export function namesOf(name: string, english?: string) {
  return { name, names: { 'zh-CN': name, ...(english !== undefined && { en: english }) } }
}
