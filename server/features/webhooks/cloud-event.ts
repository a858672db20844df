import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'

/** Something that happened, before it is known to whom it is told. */
export interface Happening {
  readonly kind: EventKind
  /** The same whenever it is told, by which a receiver knows a repetition. */
  readonly id: string
  readonly subject: string
  /** What keeps its order: a series, a target, a period, a meeting. */
  readonly order: string
  readonly time: string
  readonly data: object
}

/** An event as CloudEvents 1.0 writes it in JSON. `source` stands for the installation. */
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
