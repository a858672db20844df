import { computed, shallowRef, type Ref } from 'vue'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { Filing } from '#server/contract/filings.ts'
import type { FigureEvidence, FilingEvidence } from '#server/contract/figure-evidence.ts'
import { api, withQuery } from '../../api/client.ts'
import { fileBytes } from '../../api/file-bytes.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

/** The evidence of a filing is listed, added and removed, one act at a time. */
export function useFilingEvidence(filing: Readonly<Ref<Pick<Filing, 'id' | 'at'>>>) {
  const path = computed(() => `/api/filings/${filing.value.id}/evidence`)
  const { answer, ask } = useRequest((asked, signal) => api.get<FilingEvidence>(asked, {}, signal), {
    of: () => path.value,
  })
  const { busy, fault, attempt, forget } = useAttempt()
  /** The part of the current file that has been sent, from 0 to 1. */
  const share = shallowRef(0)
  /** The name of the file that is being sent, or was refused. */
  const named = shallowRef('')

  return {
    evidence: computed(() => answer.value?.evidence ?? []),
    ...{ busy, share, forget, renew: ask },
    fault: computed(() => (fault.value === '' ? '' : `${named.value}：${fault.value}`)),

    /** Files are put beside the figure of a cell, or beside the whole filing if `cell` is null. The first refused file ends the upload. */
    async put(files: readonly File[], cell: SeriesName | null): Promise<void> {
      const { at } = filing.value
      const sent = await attempt(async () => {
        for (const file of files) {
          share.value = 0
          const name = (named.value = file.name.slice(-200))
          const asked = withQuery(path.value, { name, at, indicator: cell?.indicator, region: cell?.region })
          const content = fileBytes(file)
          await api.post<FilingEvidence>(asked, content, { told: (part) => (share.value = part) })
        }
      })
      // Files that were sent before a refused one are kept.
      if (sent || files.length > 1) await ask()
    },

    async takeBack({ number, name }: FigureEvidence): Promise<void> {
      named.value = name
      await attempt(() => api.delete<FilingEvidence>(`${path.value}/${number}`))
      await ask()
    },
  }
}

export type FilingEvidenceDesk = ReturnType<typeof useFilingEvidence>
