import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { importsJob } from '#server/features/observations/imports/imports-job.ts'
import { decideImport, keepImport } from '#server/features/observations/imports/keep-import.ts'
import type { Actor } from '#server/access/actor.ts'
import { systemActor } from '#server/access/actor.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

const actor = (name: string, right: 'administer' | 'review'): Actor => ({
  ...systemActor,
  id: `person:${name}`,
  rights: new Set(['read', right] as const),
  regions: ['441200'],
})

/** A sample of each kind of entry that an import of history (历史数据) leaves, in the order of its acts. */
export function importSamples({
  deps,
}: TestServer): Readonly<Record<Extract<LedgerKind, `import.${string}`>, Sample>> {
  const needs = { ...deps, jobs: { ...deps.jobs, begin: () => {} } }
  const goOn = () => importsJob(deps).run(new AbortController().signal)
  const handIn = async (month: string) => {
    const table = `指标,地区,期,数值\n5G基站累计开通数,肇庆市,2023年${month}月,6${month}\n`
    const sent = { name: `${month}月.csv`, issuer: '统计年鉴', mapping: null }
    const { id } = await keepImport(needs, actor('keeper', 'administer'), Buffer.from(table), sent)
    await goOn()
    return id
  }
  /** Releases an import, or returns it for a reason. */
  const decide = async (id: string, returnReason?: string) => {
    await decideImport(needs, actor('reviewer', 'review'), id, returnReason)
    await goOn()
  }
  const submitted = { id: '' }
  return {
    'import.submitted': {
      act: async () => (submitted.id = await handIn('08')),
      words: '提交历史数据“08月.csv”，1 个数，出自统计年鉴',
    },
    'import.releasing': {
      act: () => decide(submitted.id),
      words: '开始放行历史数据“08月.csv”，1 个数',
    },
    'import.released': {
      act: async () => decide(await handIn('09')),
      words: '放行历史数据“09月.csv”，1 个数',
    },
    'import.returned': {
      act: async () => decide(await handIn('10'), '口径不是本市的'),
      words: '退回历史数据“10月.csv”，原因：口径不是本市的',
    },
  }
}
