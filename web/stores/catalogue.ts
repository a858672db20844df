import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import type { CatalogueView } from '#server/contract/catalogue.ts'
import { api } from '../api/client.ts'
import { serverNow } from '../api/server-clock.ts'
import { askedOnce } from './asked-once.ts'

/** The catalogue is asked for once and indexed. */
export const useCatalogue = defineStore('catalogue', () => {
  const index = shallowRef<CatalogueIndex | null>(null)
  /** @throws AppProblem where the catalogue cannot be fetched */
  const { load, forget } = askedOnce(async () => {
    const catalogue = await api.get<CatalogueView>('/api/catalogue')
    // Organisations have their present names here; the server names those of other days.
    return (index.value = indexCatalogue(catalogue).on(businessDate(serverNow())))
  })

  /** The catalogue is asked for again after a change. @throws AppProblem */
  function renew(): Promise<CatalogueIndex> {
    forget()
    return load()
  }

  return { index, load, renew }
})
