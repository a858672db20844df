import type { ImportShown } from '#server/contract/imports.ts'
import { openCountyOffice, countyRows } from '#tests/support/given/county-history.ts'
import { apiToken, startServer } from '#tests/support/servers/server-process.ts'
import { limited, type Figure } from '../figure.ts'
import { progress } from '../progress.ts'
import { besideOthers, expectState, isSettled, untilShown } from './imports.ts'

const values = 100_000
const seconds = 60
const bearer = { authorization: `Bearer ${apiToken}` }

/**
 * A program sends 100,000 rows as NDJSON, measured from the first byte to the release, while other people look at a
 * board and report values.
 */
export async function rowsIn(): Promise<Figure[]> {
  const server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
  try {
    const office = await openCountyOffice(server, { targets: 50 })
    const rows = countyRows(office, values)
    progress(`${values.toLocaleString('en')} rows in ${(rows.length / 1e6).toFixed(1)} MB`)
    const { result, before, most, others } = await besideOthers(server, office, async () => {
      const begun = performance.now()
      const answer = await fetch(`${server.url}/api/imports/rows`, {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'application/x-ndjson' },
        body: rows,
      })
      if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
      const { id } = (await answer.json()) as { id: string }
      const sentIn = performance.now() - begun
      // The sender alone sees its rows before they are submitted.
      const shown = async () => {
        const answer = await fetch(`${server.url}/api/imports/${id}`, { headers: bearer })
        return (await answer.json()) as ImportShown
      }
      expectState(await untilShown(shown, isSettled), 'released')
      return { sentIn, releasedIn: performance.now() - begun }
    })
    const { sentIn, releasedIn } = result
    const named = `${values.toLocaleString('en')} rows in as ndjson`
    return [
      limited(`${named}, released`, releasedIn / 1_000, 's', seconds),
      { what: '… of which sent and kept', measured: sentIn / 1_000, unit: 's' },
      { what: `${named}, memory over the idle process`, measured: (most - before) / 1e6, unit: 'MB' },
      ...others,
    ]
  } finally {
    await server.stop()
  }
}
