import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import {
  narrativeAskedText,
  narrativeCancelledText,
  narrativeReminderText,
} from '#metrics/wording/reporting/narratives.ts'
import type { NarrativeCause } from '#metrics/agenda/narrative-reminders.ts'
import { noticeMessages, type NoticeSettings } from '../../../alerts/notices.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'

/** A message to an organisation about a meeting's narratives: its cause, the targets and the due date. */
export interface OrganisationNotice {
  readonly cause: 'asked' | 'cancelled' | NarrativeCause
  readonly organisation: string
  readonly targets: readonly string[]
  readonly due: string
}

/** Tells an organisation that narratives are asked for, still missing or no longer needed, within the transaction that stores the cause. */
export async function tellOrganisation(
  writer: Writer,
  { notices, index }: { readonly notices: NoticeSettings; readonly index: CatalogueIndex },
  { id, title, demo }: { readonly id: string; readonly title: string; readonly demo: boolean },
  {
    entry,
    cause,
    organisation,
    targets,
    due,
  }: OrganisationNotice & { readonly entry: Pick<LedgerEntry, 'at' | 'kind'> },
): Promise<void> {
  const words = {
    meeting: title,
    organisationName: nameOfOrganisation(index, organisation),
    targets: targets.map((target) => index.targets.get(target)?.record.name ?? target),
    due,
  }
  const messages = noticeMessages(notices, `narrative/${id}/${organisation}`, {
    event: entry.kind,
    at: entry.at,
    title: `${demo ? '【演示】' : ''}${titles[cause]}：${title}`,
    text: textOf(words, cause),
    parties: cause === 'overdue' ? ['owner', 'secretary'] : ['owner'],
    organisation,
    item: null,
    demo,
  })
  for (const message of messages) await writer.tell(message)
}

const titles: Readonly<Record<OrganisationNotice['cause'], string>> = {
  asked: '请作会前说明',
  cancelled: '会议取消，不必再作会前说明',
  'due-soon': '会前说明催办',
  overdue: '会前说明催办',
}

function textOf(words: Parameters<typeof narrativeAskedText>[0], cause: OrganisationNotice['cause']): string {
  if (cause === 'asked') return narrativeAskedText(words)
  return cause === 'cancelled' ? narrativeCancelledText(words) : narrativeReminderText(words, cause)
}
