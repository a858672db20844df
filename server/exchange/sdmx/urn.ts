import { agency, structureVersion } from '../dataset.ts'

const classes = {
  dataflow: 'datastructure.Dataflow',
  datastructure: 'datastructure.DataStructure',
  codelist: 'codelist.Codelist',
  conceptscheme: 'conceptscheme.ConceptScheme',
  concept: 'conceptscheme.Concept',
} as const

export type ArtefactType = Exclude<keyof typeof classes, 'concept'>

/** The scheme of the concepts that all structures of this program use. */
export const conceptScheme = 'CONCEPTS'

export function urnOf(type: ArtefactType, id: string): string {
  return `urn:sdmx:org.sdmx.infomodel.${classes[type]}=${agency}:${id}(${structureVersion})`
}

export function conceptUrn(id: string): string {
  return `urn:sdmx:org.sdmx.infomodel.${classes.concept}=${agency}:${conceptScheme}(${structureVersion}).${id}`
}

/** The link to a structure, for a message. */
export function linkTo(type: ArtefactType, id: string, rel: string = type) {
  return {
    href: `/sdmx/structure/${type}/${agency}/${id}/${structureVersion}`,
    rel,
    urn: urnOf(type, id),
  }
}
