import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SampleAsked, SampleShown } from '../../../contract/collectors.ts'
import { AppError } from '../../../errors.ts'
import { ForbiddenAddress } from '../../../outgoing/guarded-lookup.ts'
import { SourceFailure } from '../../../outgoing/source-failure.ts'
import { checkBeforeTransaction } from '../check-ahead.ts'
import { firstValuesRead } from '../imports/check-import.ts'
import { checkingSource, readSource, sortOut, type SourceRead } from './check-source.ts'
import type { CollectNeeds } from './collect.ts'
import { answerOfSource, openedSecret, type SourceAnswer } from './source-answer.ts'
import { collectorById } from './queries.ts'
import { isSameServer, sourceAddress } from './source/source-address.ts'

const shownFindings = 300

/** Reads a source now, and shows what a run would take; nothing is kept. @throws AppError bad-request with what the source did, bad-item */
export async function sampleSource(deps: CollectNeeds, asked: SampleAsked): Promise<SampleShown> {
  const url = (await sourceAddress(deps, asked)).href
  const index = deps.catalogue.current()
  const { bytes } = await fetched(deps, { ...asked, url })
  const read = await readSource(deps, index, asked, bytes)
  const { reader } = deps.store
  const source = { index, today: deps.clock.today(), id: asked.id ?? '', read }
  const check = checkingSource(source)
  const { checked } = await checkBeforeTransaction(deps.store, check)
  const { lines, refusals, queries, same, revised } = await sortOut(reader, source, checked)
  return {
    ...shownOf(index, read),
    counts: {
      taken: lines.length,
      revised,
      approved: 0,
      same,
      refused: refusals.length,
    },
    findings: [...refusals, ...queries].slice(0, shownFindings),
  }
}

function shownOf(index: CatalogueIndex, read: SourceRead) {
  const { sheets, mapping, mapped, sample } = read.head
  return { sheets: [...sheets], mapping, heads: mapped, sample, read: firstValuesRead(index, read) }
}

async function fetched(deps: CollectNeeds, { id, secret, ...asked }: SampleAsked): Promise<SourceAnswer> {
  try {
    const kept = id === undefined ? undefined : await collectorById(deps.store.reader, id)
    const known = secret === undefined ? kept && openedSecret(deps, kept) : secret.trim() || null
    // A kept secret is sent only to where it was kept for: else it could be read out by another address.
    const mayHave = secret !== undefined || (kept && isSameServer(kept.url, asked.url))
    return await answerOfSource(deps, asked, mayHave ? (known ?? null) : null)
  } catch (fault) {
    if (fault instanceof SourceFailure || fault instanceof ForbiddenAddress)
      throw new AppError('bad-request', `没有读到：${fault.message}。`)
    throw fault
  }
}
