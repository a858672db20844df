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

/** The kinds of artefacts in a structure message, as it names them. */
export const artefactTypes: readonly ArtefactType[] = [
  'dataflow',
  'datastructure',
  'codelist',
  'conceptscheme',
]

/** An artefact of a structure message, with its kind and id. */
interface Artefact {
  readonly type: ArtefactType
  readonly id: string
  /** The URNs of artefacts to which it refers. */
  readonly refersTo: readonly string[]
  readonly content: ReturnType<typeof headOf>
}

/** The artefacts that describe these structures: flows, definitions, code lists, concepts. */
export function artefactsOf(structures: readonly Structure[]): Artefact[] {
  const lists = new Map<string, CodeList>()
  for (const structure of structures)
    for (const { codes } of componentsOf(structure)) if (codes) lists.set(codes.id, codes)
  return [
    ...structures.map((structure) => {
      const own = urnOf('datastructure', structure.id)
      return artefact('dataflow', structure, { structure: own }, [own])
    }),
    ...structures.map((structure) => {
      const codeLists = componentsOf(structure).flatMap(({ codes }) =>
        codes ? [urnOf('codelist', codes.id)] : [],
      )
      const referred = [urnOf('conceptscheme', conceptScheme), ...codeLists]
      return artefact('datastructure', structure, definition(structure), referred)
    }),
    ...[...lists.values()].map((list) =>
      artefact('codelist', list, { codes: [...list.codes.values()].map(codeOf) }),
    ),
    artefact('conceptscheme', { id: conceptScheme, name: '概念' }, { concepts: conceptsOf(structures) }),
  ]
}

const collections: Readonly<Record<ArtefactType, string>> = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  codelist: 'codelists',
  conceptscheme: 'conceptSchemes',
}

/** A structure message of SDMX-JSON 2.1 with these artefacts. */
export function structureMessage(artefacts: readonly Artefact[], message: Message): object {
  const data: Record<string, object[]> = {}
  for (const { type, content } of artefacts) (data[collections[type]] ??= []).push(content)
  return {
    $schema: 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json',
    meta: messageMeta(message),
    data,
  }
}

/** The further artefacts that a request may ask for, as SDMX REST names them. */
export const referenceKinds = ['none', 'children', 'descendants', 'parents', 'ancestors', 'all'] as const

/** The chosen artefacts with those to which they refer, or which refer to them, in the order of all. */
export function withReferences(
  all: readonly Artefact[],
  chosen: readonly Artefact[],
  references: (typeof referenceKinds)[number],
): Artefact[] {
  const found = new Set(chosen)
  const urn = ({ type, id }: Artefact) => urnOf(type, id)
  const add = (isNext: (candidate: Artefact, known: Artefact) => boolean, steps: number) => {
    for (let step = 0; step < steps; step += 1) {
      const known = [...found]
      for (const candidate of all) if (known.some((one) => isNext(candidate, one))) found.add(candidate)
    }
  }
  // The longest way has two steps: from a flow over its definition to a code list.
  const below = (candidate: Artefact, known: Artefact) => known.refersTo.includes(urn(candidate))
  const above = (candidate: Artefact, known: Artefact) => candidate.refersTo.includes(urn(known))
  if (references === 'parents' || references === 'ancestors') add(above, references === 'parents' ? 1 : 2)
  if (references === 'all') add(above, 2)
  if (references === 'children') add(below, 1)
  if (references === 'descendants' || references === 'all') add(below, 2)
  return all.filter((artefact) => found.has(artefact))
}

/** An artefact with its name alone. */
export function stubOf(artefact: Artefact): Artefact {
  const { id, version, agencyID, name, names, links } = artefact.content
  return { ...artefact, content: { id, version, agencyID, isExternalReference: true, name, names, links } }
}

function artefact(
  type: ArtefactType,
  { id, name }: { readonly id: string; readonly name: string },
  content: object,
  refersTo: readonly string[] = [],
): Artefact {
  return { type, id, refersTo, content: { ...headOf(type, id, name), ...content } }
}

function headOf(type: ArtefactType, id: string, name: string) {
  const own = { id, version: structureVersion, agencyID: agency, isExternalReference: false }
  return { ...own, ...namesOf(name), links: [linkTo(type, id, 'self')] }
}

function componentsOf({ dimensions, measures, attributes }: Structure): Component[] {
  return [...dimensions, ...measures, ...attributes]
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
