import { createHash } from 'node:crypto'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { CatalogueView } from '../../contract/catalogue.ts'
import { NotModified } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { encodeAnswer, sendAnswer, type EncodedAnswer } from '../../http/encoded-answer.ts'

/** Routes of the whole catalogue, which is encoded once for each version. */
export function catalogueRoutes(app: App, { catalogue }: Deps): void {
  const answers = new WeakMap<CatalogueIndex, EncodedAnswer>()
  const answerOf = (index: CatalogueIndex): EncodedAnswer => {
    const known = answers.get(index)
    if (known) return known
    // Regions that a reform creates are among them, so that its reader sees them from the day on which they exist.
    const recorded = { ...index.catalogue, regions: [...index.regions.values()] }
    const digest = createHash('sha256').update(JSON.stringify(recorded)).digest('base64url')
    const made = encodeAnswer(recorded, digest.slice(0, 22), { isPlain: true })
    answers.set(index, made)
    return made
  }

  app.get(
    '/api/catalogue',
    {
      config: { allow: needed.catalogue, fromMemory: true, reads: 'names' },
      schema: {
        summary: '目录：文件、指标、目标、里程碑、地区、单位',
        tags: ['catalogue'],
        response: { 200: CatalogueView, 304: NotModified },
      },
    },
    (request, reply) => sendAnswer(request, reply, answerOf(catalogue.recorded())) as never,
  )
}
