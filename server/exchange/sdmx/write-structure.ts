import {
  agency,
  structureVersion,
  type Code,
  type CodeList,
  type Component,
  type Structure,
} from '../dataset.ts'
import { messageMeta, namesOf, type Message } from './message.ts'
import { conceptScheme, conceptUrn, linkTo, urnOf, type ArtefactType } from './urn.ts'

export const sdmxStructureType = 'application/vnd.sdmx.structure+json; version=2.1.0'

/** The kinds of artefacts that a structure message may hold, in its words. */
export const artefactTypes: readonly ArtefactType[] = [
  'dataflow',
  'datastructure',
  'codelist',
  'conceptscheme',
]

/** One thing of a structure message, by its kind and id. */
interface Artefact {
  readonly type: ArtefactType
  readonly id: string
  readonly content: object
}

/** All that describes these structures: flows, definitions, code lists, concepts. */
export function artefactsOf(structures: readonly Structure[]): Artefact[] {
  const lists = new Map<string, CodeList>()
  for (const structure of structures)
    for (const { codes } of componentsOf(structure)) if (codes) lists.set(codes.id, codes)
  return [
    ...structures.map((structure) => artefact('dataflow', structure.id, structure.name, dataflow(structure))),
    ...structures.map((structure) =>
      artefact('datastructure', structure.id, structure.name, definition(structure)),
    ),
    ...[...lists.values()].map((list) =>
      artefact('codelist', list.id, list.name, { codes: [...list.codes.values()].map(codeOf) }),
    ),
    artefact('conceptscheme', conceptScheme, '概念', { concepts: conceptsOf(structures) }),
  ]
}

const collections: Readonly<Record<ArtefactType, string>> = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  codelist: 'codelists',
  conceptscheme: 'conceptSchemes',
}

/** A structure message of SDMX-JSON 2.1 that holds these. */
export function structureMessage(artefacts: readonly Artefact[], message: Message): object {
  const data: Record<string, object[]> = {}
  for (const { type, content } of artefacts) (data[collections[type]] ??= []).push(content)
  return {
    $schema: 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json',
    meta: messageMeta(message),
    data,
  }
}

function artefact(type: ArtefactType, id: string, name: string, content: object): Artefact {
  const head = { id, version: structureVersion, agencyID: agency, isExternalReference: false }
  return { type, id, content: { ...head, ...namesOf(name), links: [linkTo(type, id, 'self')], ...content } }
}

function componentsOf({ dimensions, measures, attributes }: Structure): Component[] {
  return [...dimensions, ...measures, ...attributes]
}

function dataflow({ id }: Structure) {
  return { structure: urnOf('datastructure', id) }
}

function definition({ dimensions, measures, attributes }: Structure) {
  const time = dimensions.at(-1)!
  return {
    dataStructureComponents: {
      dimensionList: {
        id: 'DimensionDescriptor',
        dimensions: dimensions.slice(0, -1).map((dimension, position) => ({
          ...component(dimension),
          position,
        })),
        timeDimension: component(time),
      },
      measureList: {
        id: 'MeasureDescriptor',
        measures: measures.map((measure) => ({ ...component(measure), usage: 'optional' })),
      },
      attributeList: {
        id: 'AttributeDescriptor',
        attributes: attributes.map((attribute) => ({
          ...component(attribute),
          usage: attribute.id === 'OBS_STATUS' ? 'mandatory' : 'optional',
          attributeRelationship:
            attribute.of === undefined ? { observation: {} } : { dimensions: [attribute.of] },
        })),
      },
    },
  }
}

function component({ id, codes, type }: Component) {
  return {
    id,
    conceptIdentity: conceptUrn(id),
    localRepresentation: codes
      ? { enumeration: urnOf('codelist', codes.id) }
      : { format: { dataType: type } },
  }
}

function codeOf({ id, name, parent }: Code) {
  return { id, ...namesOf(name), ...(parent !== undefined && { parent }) }
}

function conceptsOf(structures: readonly Structure[]): object[] {
  const concepts = new Map(structures.flatMap(componentsOf).map((part) => [part.id, part]))
  return [...concepts.values()].map(({ id, name, english }) => ({ id, ...namesOf(name, english) }))
}
