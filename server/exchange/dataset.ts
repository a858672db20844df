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

/** What a dimension, a measure or an attribute is, with its code list or, uncoded, its type. */
export interface Component {
  readonly id: string
  readonly name: string
  /** Its name in English, for programs that show no Chinese. */
  readonly english: string
  readonly codes?: CodeList
  readonly type?: 'Double' | 'Integer' | 'String' | 'DateTime' | 'ObservationalTimePeriod'
}

export interface Attribute extends Component {
  /** Id of the dimension that alone decides its value; absent: it is of each observation. */
  readonly of?: string
}

/** How data are structured: a dataflow and its data structure definition in one. The last dimension is time. */
export interface Structure {
  readonly id: string
  readonly name: string
  readonly dimensions: readonly Component[]
  readonly measures: readonly Component[]
  readonly attributes: readonly Attribute[]
}

/** One observation, its parts in the order of the structure. Figures are decimal texts, so that no digit is lost. */
export interface DataCell {
  readonly key: readonly string[]
  /** Null: purposely without a figure. */
  readonly measures: readonly (string | null)[]
  /** Null: not told. */
  readonly attributes: readonly (string | null)[]
  /** `Delete`: the receiver drops the cell, of which only the key is sent. Absent: this cell takes the place of the receiver's. */
  readonly action?: 'Delete'
}

/** Whether cells are the whole of what was asked for (`Replace`: they take the place of what the receiver has). */
export type DatasetAction = 'Replace' | 'Delete' | 'Merge' | 'Append' | 'Information'

/** Data with their structure: what every writer writes. */
export interface Dataset {
  readonly structure: Structure
  /** Whether there may be cells among them that stand no more. */
  readonly deletes?: boolean
  /**
   * In portions, however many there are; each call begins anew and gives the same. Cells of one series (all but the last
   * dimension) stand together, and of one key the older before the newer.
   */
  cells(): AsyncIterable<readonly DataCell[]> | Iterable<readonly DataCell[]>
}

/** Who maintains our structures, and in which version they are. */
export const agency = 'XUSHI'
export const structureVersion = '1.0'

/** Of a structure, as SDMX-CSV names it. */
export function structureId({ id }: Pick<Structure, 'id'>): string {
  return `${agency}:${id}(${structureVersion})`
}

export function codeList(id: string, name: string, codes: readonly Code[]): CodeList {
  return { id, name, codes: new Map(codes.map((code) => [code.id, code])) }
}

/** The same data with these attributes alone, in the order of the structure. */
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
