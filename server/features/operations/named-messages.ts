import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { Operations } from '../../contract/operations.ts'
import { eventMessage } from '../../jobs/outbox/message-title.ts'

type OutboxTold = Operations['outbox']

/** The state of the outbox, where an event that was given up is titled by its receiver and what it is about. */
export function withNamedEvents(
  outbox: OutboxTold,
  index: CatalogueIndex,
  receivers: ReadonlyMap<string, string>,
): OutboxTold {
  const messages = outbox.messages.map((message) => {
    if (message.kind !== eventMessage) return message
    const [receiver = '', ...about] = message.subject.split(' ')
    const named = [message.title, receivers.get(receiver) ?? '已删除的推送', aboutWords(about, index)]
    return { ...message, title: named.join('：') }
  })
  return { ...outbox, messages }
}

/** What an event is about: a series, or what stands after its kind, such as a target, a period or a meeting. */
function aboutWords([first = '', region]: readonly string[], index: CatalogueIndex): string {
  if (region !== undefined) {
    const [what, where] = [index.indicators.get(first)?.name, index.regions.get(region)?.name]
    return `${what ?? first}（${where ?? region}）`
  }
  const [kind = '', ...rest] = first.split('/')
  const id = rest.join('/')
  if (kind === 'target') return index.targets.get(id)?.record.name ?? id
  if (kind === 'period') return formatPeriodText(id)
  return kind === 'meeting' ? '会议' : first
}
