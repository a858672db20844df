/** A code with its name; `parent` is the code above it in its list. */
export interface Code {
  readonly id: string
  readonly name: string
  readonly parent?: string
}

export interface CodeList {
  readonly id: string
  readonly name: string
  readonly codes: ReadonlyMap<string, Code>
}

/** A dimension, a measure or an attribute, with its code list or, if it is uncoded, its type. */
export interface Component {
  readonly id: string
  readonly name: string
  /** The English name, for programs that show no Chinese. */
  readonly english: string
  readonly codes?: CodeList
  readonly type?: 'Double' | 'Integer' | 'String' | 'DateTime' | 'ObservationalTimePeriod'
}

export interface Attribute extends Component {
  /** The id of the dimension that alone decides its value; absent for an attribute of each observation. */
  readonly of?: string
}

/** The structure of data: a dataflow and its data structure definition in one. The last dimension is time. */
export interface Structure {
  readonly id: string
  readonly name: string
  readonly dimensions: readonly Component[]
  readonly measures: readonly Component[]
  readonly attributes: readonly Attribute[]
}

/** An observation, with its parts in the order of the structure. Figures are decimal texts, so that no digit is lost. */
export interface DataCell {
  readonly key: readonly string[]
  /** Null: the figure is absent for a reason. */
  readonly measures: readonly (string | null)[]
  /** Null: the attribute is not given. */
  readonly attributes: readonly (string | null)[]
  /** `Delete`: the receiver deletes the cell, of which only the key is sent. Absent: this cell replaces the receiver's. */
  readonly action?: 'Delete'
}

/** The action of a receiver on the cells; with `Replace` each takes the place of the receiver's cell of the same key. */
export type DatasetAction = 'Replace' | 'Delete' | 'Merge' | 'Append' | 'Information'

/** Data with their structure, which every writer takes. */
export interface Dataset {
  readonly structure: Structure
  /** Whether some cells may be deletions. */
  readonly deletes?: boolean
  /**
   * The cells in portions. Each call begins again and gives the same. Cells of one series (all dimensions but the last) are adjacent, and
   * of one key the older comes before the newer.
   */
  cells(): AsyncIterable<readonly DataCell[]> | Iterable<readonly DataCell[]>
}

/** The agency of this program's structures, and their version. */
export const agency = 'XUSHI'
export const structureVersion = '1.0'

/** The id of a structure, as SDMX-CSV writes it. */
export function structureId({ id }: Pick<Structure, 'id'>): string {
  return `${agency}:${id}(${structureVersion})`
}

export function codeList(id: string, name: string, codes: readonly Code[]): CodeList {
  return { id, name, codes: new Map(codes.map((code) => [code.id, code])) }
}

/** A dataset with these attributes alone, in the order of the structure. */
export function withAttributes(dataset: Dataset, wanted: ReadonlySet<string>): Dataset {
  const { structure } = dataset
  const places = structure.attributes.flatMap(({ id }, place) => (wanted.has(id) ? [place] : []))
  if (places.length === structure.attributes.length) return dataset
  const narrowed = (cell: DataCell): DataCell => ({
    ...cell,
    attributes: places.map((place) => cell.attributes[place] ?? null),
  })
  return {
    ...dataset,
    structure: { ...structure, attributes: places.map((place) => structure.attributes[place]!) },
    async *cells() {
      for await (const portion of dataset.cells()) yield portion.map(narrowed)
    },
  }
}
