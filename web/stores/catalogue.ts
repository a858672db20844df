import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { CatalogueView } from '#server/contract/catalogue.ts'
import { api } from '../api/client.ts'

/** Everything the documents commit to and is judged by, asked once and indexed. */
export const useCatalogue = defineStore('catalogue', () => {
  const index = shallowRef<CatalogueIndex | null>(null)
  let asked: Promise<CatalogueIndex> | undefined

  /** @throws AppProblem when it cannot be had; the next call asks again */
  function load(): Promise<CatalogueIndex> {
    asked ??= api.get<CatalogueView>('/api/catalogue').then(
      (catalogue) => (index.value = indexCatalogue(catalogue)),
      (problem: unknown) => {
        asked = undefined
        throw problem
      },
    )
    return asked
  }

  /** Asks anew, after a change. @throws AppProblem */
  function renew(): Promise<CatalogueIndex> {
    asked = undefined
    return load()
  }

  return { index, load, renew }
})
