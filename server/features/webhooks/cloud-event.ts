import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'

/** An event before its receivers are known. */
export interface Happening {
  readonly kind: EventKind
  /** The id of the event, by which a receiver recognises a repetition. */
  readonly id: string
  readonly subject: string
  /** The subject within which events keep their sequence: a series, a target, a period or a meeting. */
  readonly sequencedBy: string
  readonly time: string
  readonly data: object
}

/** An event as CloudEvents 1.0 writes it in JSON; `source` is the installation. */
export function cloudEvent({ kind, id, subject, time, data }: Happening, source: string) {
  return {
    specversion: '1.0',
    type: `cn.xushi.${kind}`,
    source,
    id,
    subject,
    time,
    datacontenttype: 'application/json',
    data,
  }
}
