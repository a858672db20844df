import { UnreadableMessage } from '../read-dataset.ts'

/** A data structure definition as it was sent: its parts by id, with their code lists. */
export interface ReadStructure {
  /** `AGENCY:ID(VERSION)` */
  readonly id: string
  readonly dimensions: readonly ReadComponent[]
  readonly measures: readonly ReadComponent[]
  readonly attributes: readonly ReadComponent[]
}

interface ReadComponent {
  readonly id: string
  readonly codeList?: string
}

/** The parts of a structure message that are needed for reading data. */
export interface ReadStructures {
  /** The definition of each dataflow. */
  readonly flows: ReadonlyMap<string, string>
  readonly structures: readonly ReadStructure[]
  /** Codes with their names. */
  readonly codeLists: ReadonlyMap<string, ReadonlyMap<string, string>>
}

interface Maintained {
  readonly id: string
  readonly agencyID: string
  readonly version?: string
}

interface StructurePart {
  readonly id: string
  readonly localRepresentation?: { readonly enumeration?: string }
}

interface StructureData {
  readonly dataflows?: readonly (Maintained & { readonly structure?: string })[]
  readonly codelists?: readonly (Maintained & {
    readonly codes?: readonly { readonly id: string; readonly name?: string }[]
  })[]
  readonly dataStructures?: readonly (Maintained & {
    readonly dataStructureComponents?: {
      readonly dimensionList?: {
        readonly dimensions?: readonly StructurePart[]
        readonly timeDimension?: StructurePart
      }
      readonly measureList?: { readonly measures?: readonly StructurePart[] }
      readonly attributeList?: { readonly attributes?: readonly StructurePart[] }
    }
  })[]
}

/** Reads a structure message of SDMX-JSON 2. @throws UnreadableMessage */
export function readSdmxStructure(message: unknown): ReadStructures {
  const { data } = message as { readonly data?: StructureData }
  if (typeof data !== 'object') throw new UnreadableMessage('这不是 SDMX-JSON 的结构消息：没有 data。')
  const parts = (found: readonly StructurePart[] = []): ReadComponent[] =>
    found.map(({ id, localRepresentation }) => {
      const codeList = namedBy(localRepresentation?.enumeration)
      return { id, ...(codeList !== undefined && { codeList }) }
    })
  return {
    flows: new Map(
      (data.dataflows ?? []).map((flow) => [nameOf(flow), namedBy(flow.structure) ?? nameOf(flow)]),
    ),
    codeLists: new Map(
      (data.codelists ?? []).map((list) => [
        nameOf(list),
        new Map((list.codes ?? []).map(({ id, name = id }) => [id, name])),
      ]),
    ),
    structures: (data.dataStructures ?? []).map((definition) => {
      const { dimensionList, measureList, attributeList } = definition.dataStructureComponents ?? {}
      const time = dimensionList?.timeDimension
      return {
        id: nameOf(definition),
        dimensions: parts([...(dimensionList?.dimensions ?? []), ...(time ? [time] : [])]),
        measures: parts(measureList?.measures),
        attributes: parts(attributeList?.attributes),
      }
    }),
  }
}

function nameOf({ agencyID, id, version = '1.0' }: Maintained): string {
  return `${agencyID}:${id}(${version})`
}

/** The `AGENCY:ID(VERSION)` at the end of a URN. */
export function namedBy(urn: string | undefined): string | undefined {
  return urn === undefined ? undefined : urn.slice(urn.indexOf('=') + 1)
}
