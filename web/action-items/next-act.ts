import type { ActionItemBrief } from '#server/contract/action-items.ts'

type Act = ActionItemBrief['transitions'][number]

/** What takes an order on, in the order in which it is looked for. */
const onward = ['grant', 'close', 'acknowledge', 'report', 'assign'] as const satisfies readonly Act[]

/** What an order waits for of whoever reads; undefined: it waits for somebody else, or for nothing. */
export function nextAct({ party, transitions, organisationGone }: ActionItemBrief): Act | undefined {
  const waits = (act: Act) => {
    if (act === 'assign') return organisationGone
    return party === (act === 'grant' || act === 'close' ? 'secretary' : 'owner')
  }
  return onward.find((act) => transitions.includes(act) && waits(act))
}
