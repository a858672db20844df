import { describe, expect, it } from 'vitest'
import { readSdmxStructure } from '#server/exchange/sdmx/read-structure.ts'
import { artefactsOf, structureMessage } from '#server/exchange/sdmx/write-structure.ts'
import { sharedIsHere } from '#tests/support/shared.ts'
import { structure } from '../sample-dataset.ts'
import { compilingTakes, faultsBySchema } from './official-schemas.ts'

const message = structureMessage(artefactsOf([structure]), {
  id: 'structures-1',
  prepared: '2024-10-31T10:00:00+08:00',
})

describe('structureMessage', () => {
  it('holds the definition with its dimensions, measure and attributes, and the code lists of the catalogue', () => {
    const { flows, structures, codeLists } = readSdmxStructure(message)
    expect([...flows]).toEqual([['XUSHI:OBSERVATIONS(1.0)', 'XUSHI:OBSERVATIONS(1.0)']])
    const [definition] = structures
    expect(definition!.dimensions.map(({ id }) => id)).toEqual([
      'INDICATOR',
      'REF_AREA',
      'FREQ',
      'TIME_PERIOD',
    ])
    expect(definition!.attributes.slice(0, 5).map(({ id }) => id)).toEqual([
      'OBS_STATUS',
      'UNIT_MEASURE',
      'UNIT_MULT',
      'DECIMALS',
      'CONF_STATUS',
    ])
    expect(definition!.dimensions[1]!.codeList).toBe('XUSHI:CL_AREA(1.0)')
    expect(codeLists.get('XUSHI:CL_AREA(1.0)')?.get('441200')).toBe('肇庆市')
    expect(codeLists.get('XUSHI:CL_UNIT_MEASURE(1.0)')?.get('CNY')).toBe('元')
    expect(codeLists.get('XUSHI:CL_UNIT_MULT(1.0)')?.get('8')).toBe('亿')
    expect(codeLists.get('XUSHI:CL_OBS_STATUS(1.0)')?.get('B')).toBe('口径调整')
  })

  it.skipIf(!sharedIsHere)(
    'is valid by the official schema',
    () => {
      expect(faultsBySchema('structure', JSON.parse(JSON.stringify(message)))).toEqual([])
    },
    compilingTakes,
  )
})
