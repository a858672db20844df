import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { roundAskText } from '#metrics/wording/reporting/rounds.ts'
import { noticeMessages, type NoticeSettings } from '../../alerts/notices.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Writer } from '../../db/store.ts'
import type { RoundHead } from './queries.ts'

interface AskedNotice {
  readonly round: Pick<RoundHead, 'title' | 'due' | 'demo'> & { readonly id: string }
  readonly asks: RoundHead['asks']
  readonly entry: Pick<LedgerEntry, 'at' | 'kind'>
  readonly cause: 'asked' | 'reminded'
}

/** Tells each organisation of these asks once, within the transaction that stores the cause. */
export async function tellAsked(
  writer: Writer,
  { notices, index }: { readonly notices: NoticeSettings; readonly index: CatalogueIndex },
  { round: { id, title, due, demo }, asks, entry, cause }: AskedNotice,
): Promise<void> {
  for (const [organisation, own] of Map.groupBy(asks, (ask) => ask.organisation)) {
    const words = {
      title,
      due,
      clauses: own.length,
      organisationName: nameOfOrganisation(index, organisation),
    }
    const messages = noticeMessages(notices, `round/${id}/${organisation}`, {
      event: entry.kind,
      at: entry.at,
      title: `${demo ? '【演示】' : ''}${cause === 'asked' ? '请报送' : '催报'}：${title}`,
      text: roundAskText(words, cause),
      parties: ['owner'],
      organisation,
      item: null,
      demo,
    })
    for (const message of messages) await writer.tell(message)
  }
}
