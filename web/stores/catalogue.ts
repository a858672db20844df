import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import type { CatalogueView } from '#server/contract/catalogue.ts'
import { api } from '../api/client.ts'
import { serverNow } from '../api/server-clock.ts'
import { askedOnce } from './asked-once.ts'

/** Everything the documents commit to and is judged by, asked once and indexed. */
export const useCatalogue = defineStore('catalogue', () => {
  const index = shallowRef<CatalogueIndex | null>(null)
  /** @throws AppProblem when it cannot be had */
  const { load, forget } = askedOnce(async () => {
    const catalogue = await api.get<CatalogueView>('/api/catalogue')
    // Bodies as they are today; what was shown of another day comes named from the server.
    return (index.value = indexCatalogue(catalogue).on(businessDate(serverNow())))
  })

  /** Asks anew, after a change. @throws AppProblem */
  function renew(): Promise<CatalogueIndex> {
    forget()
    return load()
  }

  return { index, load, renew }
})
