import { coreProperties, stampOfPicture } from '../../core-properties.ts'
import {
  contentTypes,
  corePropertiesType,
  office,
  packageRelations,
  relation,
  relations,
} from '../../relations.ts'
import type { DocumentSource } from '../../source.ts'
import { xmlHead } from '../../xml.ts'
import { zipOf, type ZipPart } from '../../zip.ts'
import { chartPart } from './chart.ts'
import type { Chart } from './chart-lines.ts'
import { chartWorkbook } from './chart-workbook.ts'
import { ink } from './ink.ts'
import {
  firstMaster,
  layouts,
  notesMaster,
  notesSize,
  notesSlide,
  slideSize,
  slideLayout,
  slideMaster,
  tree,
  type SlideLayout,
} from './master.ts'
import { paragraphXml, type SlideParagraph } from './runs.ts'
import { deckNamespaces, theme } from './theme.ts'

export interface Slide {
  readonly layout: SlideLayout
  /** The shapes as XML. */
  readonly shapes: string
  /** The notes for the speaker. */
  readonly notes: readonly SlideParagraph[]
  readonly chart?: Chart
}

const slideType = 'application/vnd.openxmlformats-officedocument.presentationml'
const drawing = 'application/vnd.openxmlformats-officedocument'
const firstSlide = 256

/** A .pptx of these slides, as bytes. */
export function deckDocument(
  source: DocumentSource,
  { title, slides }: { readonly title: string; readonly slides: readonly Slide[] },
): Uint8Array<ArrayBuffer> {
  const charted = slides.flatMap(({ chart }, place) => (chart ? [place + 1] : []))
  const numbers = slides.map((_, place) => place + 1)
  const types = contentTypes({ xml: 'application/xml', xlsx: `${drawing}.spreadsheetml.sheet` }, [
    ['ppt/presentation.xml', `${slideType}.presentation.main+xml`],
    ['ppt/slideMasters/slideMaster1.xml', `${slideType}.slideMaster+xml`],
    ['ppt/notesMasters/notesMaster1.xml', `${slideType}.notesMaster+xml`],
    ...[1, 2].map((number) => [`ppt/theme/theme${number}.xml`, `${drawing}.theme+xml`] as const),
    ...layouts.map(
      (_, place) => [`ppt/slideLayouts/slideLayout${place + 1}.xml`, `${slideType}.slideLayout+xml`] as const,
    ),
    ...numbers.map((number) => [`ppt/slides/slide${number}.xml`, `${slideType}.slide+xml`] as const),
    ...numbers.map(
      (number) => [`ppt/notesSlides/notesSlide${number}.xml`, `${slideType}.notesSlide+xml`] as const,
    ),
    ...charted.map((number) => [`ppt/charts/chart${number}.xml`, `${drawing}.drawingml.chart+xml`] as const),
    corePropertiesType,
  ])
  return zipOf([
    types,
    packageRelations('ppt/presentation.xml'),
    coreProperties(stampOfPicture(source), title),
    ...frame(numbers),
    ...slides.flatMap((slide, place) => slideParts(slide, place + 1)),
  ])
}

/** The presentation, and the parts that all slides share. */
function frame(numbers: readonly number[]): ZipPart[] {
  const presentation =
    `${xmlHead}<p:presentation ${deckNamespaces} saveSubsetFonts="1">` +
    `<p:sldMasterIdLst><p:sldMasterId id="${firstMaster}" r:id="rIdMaster"/></p:sldMasterIdLst>` +
    '<p:notesMasterIdLst><p:notesMasterId r:id="rIdNotes"/></p:notesMasterIdLst>' +
    `<p:sldIdLst>${numbers.map((number) => `<p:sldId id="${firstSlide + number - 1}" r:id="rIdSlide${number}"/>`).join('')}</p:sldIdLst>` +
    `<p:sldSz ${slideSize}/><p:notesSz ${notesSize}/></p:presentation>`
  return [
    { name: 'ppt/presentation.xml', content: presentation },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      content: relations(
        relation('rIdMaster', `${office}/slideMaster`, 'slideMasters/slideMaster1.xml'),
        relation('rIdNotes', `${office}/notesMaster`, 'notesMasters/notesMaster1.xml'),
        relation('rIdTheme', `${office}/theme`, 'theme/theme1.xml'),
        ...numbers.map((number) =>
          relation(`rIdSlide${number}`, `${office}/slide`, `slides/slide${number}.xml`),
        ),
      ),
    },
    { name: 'ppt/theme/theme1.xml', content: theme },
    { name: 'ppt/theme/theme2.xml', content: theme },
    { name: 'ppt/slideMasters/slideMaster1.xml', content: slideMaster },
    {
      name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      content: relations(
        ...layouts.map((_, place) =>
          relation(`rId${place + 1}`, `${office}/slideLayout`, `../slideLayouts/slideLayout${place + 1}.xml`),
        ),
        relation('rIdTheme', `${office}/theme`, '../theme/theme1.xml'),
      ),
    },
    { name: 'ppt/notesMasters/notesMaster1.xml', content: notesMaster },
    {
      name: 'ppt/notesMasters/_rels/notesMaster1.xml.rels',
      content: relations(relation('rIdTheme', `${office}/theme`, '../theme/theme2.xml')),
    },
    ...layouts.flatMap((layout, place): ZipPart[] => [
      { name: `ppt/slideLayouts/slideLayout${place + 1}.xml`, content: slideLayout(layout) },
      {
        name: `ppt/slideLayouts/_rels/slideLayout${place + 1}.xml.rels`,
        content: relations(
          relation('rIdMaster', `${office}/slideMaster`, '../slideMasters/slideMaster1.xml'),
        ),
      },
    ]),
  ]
}

function slideParts({ layout, shapes, notes, chart }: Slide, number: number): ZipPart[] {
  const paragraphs = notes.map((inlines) => paragraphXml(inlines, { size: 12, colour: ink.text })).join('')
  return [
    {
      name: `ppt/slides/slide${number}.xml`,
      content: `${xmlHead}<p:sld ${deckNamespaces}>${tree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    },
    {
      name: `ppt/slides/_rels/slide${number}.xml.rels`,
      content: relations(
        relation(
          'rIdLayout',
          `${office}/slideLayout`,
          `../slideLayouts/slideLayout${layouts.indexOf(layout) + 1}.xml`,
        ),
        relation('rIdNotes', `${office}/notesSlide`, `../notesSlides/notesSlide${number}.xml`),
        ...(chart ? [relation('rIdChart', `${office}/chart`, `../charts/chart${number}.xml`)] : []),
      ),
    },
    { name: `ppt/notesSlides/notesSlide${number}.xml`, content: notesSlide(paragraphs) },
    {
      name: `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
      content: relations(
        relation('rIdMaster', `${office}/notesMaster`, '../notesMasters/notesMaster1.xml'),
        relation('rIdSlide', `${office}/slide`, `../slides/slide${number}.xml`),
      ),
    },
    ...(chart ? chartParts(chart, number) : []),
  ]
}

function chartParts(chart: Chart, number: number): ZipPart[] {
  return [
    { name: `ppt/charts/chart${number}.xml`, content: chartPart(chart) },
    {
      name: `ppt/charts/_rels/chart${number}.xml.rels`,
      content: relations(relation('rIdData', `${office}/package`, `../embeddings/chart${number}.xlsx`)),
    },
    { name: `ppt/embeddings/chart${number}.xlsx`, content: chartWorkbook(chart) },
  ]
}
