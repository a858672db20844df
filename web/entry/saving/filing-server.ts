import { api } from '../../api/client.ts'
import type { CopyStorage } from '../../sheet/browser-storage.ts'
import type { Filing } from '#server/contract/filings.ts'
import type { FilingServer } from './filing-sender.ts'

/** The requests of a form to the real server; `load` reads the filing anew. */
export const filingServer = (load: () => Promise<Filing>): FilingServer => ({
  post: (body, key) => api.post('/api/observations', body, { idempotencyKey: key }),
  withdraw: (body) => api.delete('/api/observations/drafts', body),
  recall: (body) => api.post('/api/observations/recalls', body),
  reload: load,
})

const begun = ['save', 'submit'] as const

/** A filing to practise on (练习填报): the same cells with the figures before them, and nothing entered. */
export function practiceFiling(filing: Filing): Filing {
  return {
    ...filing,
    ...{ closed: false, closure: null, exception: null, chased: null },
    counts: {
      owed: filing.counts.owed,
      empty: filing.counts.owed,
      draft: 0,
      submitted: 0,
      approved: 0,
      returned: 0,
    },
    cells: filing.cells.map((cell) => ({
      ...cell,
      ...{
        current: null,
        waitsAt: null,
        nobodyReviews: null,
        returned: null,
        question: null,
        transitions: [...begun],
      },
    })),
  }
}

/** A server for practice: it answers as the real one would whom nothing hinders, sends nothing and keeps nothing. */
export const practiceServer = (filing: Filing): FilingServer => ({
  post: async ({ items, submit }) => ({
    sequence: 0,
    accepted: items.map(({ indicator, region, basedOn = 0 }) => ({
      ...{ indicator, region, period: filing.period },
      revision: basedOn + 1,
      state: submit === false ? 'draft' : 'submitted',
    })),
    transitions: submit === false ? [...begun, 'withdraw'] : ['replace', 'recall'],
  }),
  withdraw: async ({ items }) => takenBack(items),
  recall: async ({ items }) => takenBack(items),
  reload: async () => filing,
})

const takenBack = (items: Parameters<FilingServer['recall']>[0]['items']) => ({
  sequence: 0,
  withdrawn: items.map(({ indicator, region, period }) => ({
    ...{ indicator, region, period, current: null, transitions: [...begun] },
  })),
})

/** A storage that forgets with the page. */
export function passingStorage(): CopyStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  }
}
