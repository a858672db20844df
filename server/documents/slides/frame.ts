import { formatFigure } from '#metrics/numbers/quantity.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { DocumentSource } from '../source.ts'
import { ink } from './deck/ink.ts'
import { slidePage } from './deck/master.ts'
import type { SlideInline, SlideParagraph } from './deck/runs.ts'
import type { Shapes } from './deck/shapes.ts'

/** The width between the margins. */
export const inside = slidePage.width - 2 * slidePage.margin
const footerTop = 7.04
/** The number of digits by which a hash is printed where there is no room for all of them. */
const hashStart = 12

/** The words at the foot of every slide: the picture, its day, and its light rule. */
function footerWords({ snapshot, at, lightRule, rule }: DocumentSource): SlideInline[] {
  return [
    '会议快照第',
    { key: 'snapshot/version', text: String(snapshot.version) },
    '版　底账第 ',
    { key: 'snapshot/sequence', text: formatFigure(String(snapshot.sequence)) },
    ' 号　哈希 ',
    { key: 'snapshot/hash', text: `${snapshot.hash.slice(0, hashStart)}…` },
    '　基准日 ',
    { key: 'at', text: dateText(at) },
    `　亮灯按${lightRule?.name ?? rule}`,
  ]
}

interface Colours {
  readonly word: string
  readonly line: string
  readonly demo: string
}
const onPaper: Colours = { word: ink.tertiary, line: ink.hairline, demo: ink.demo }
export const onNight: Colours = { word: ink.nightSecondary, line: ink.nightHairline, demo: '#f0b64a' }

/** The foot of a slide, with 演示数据 where the picture holds demo data. */
export function footer(shapes: Shapes, source: DocumentSource, colours = onPaper): string {
  const { margin } = slidePage
  const demo: SlideParagraph[] = [
    [{ text: '演示数据，不得作为工作依据', strong: true, colour: colours.demo }],
  ]
  const demoWidth = source.demo ? 2.5 : 0
  return [
    shapes.rule(margin, footerTop - 0.06, inside, colours.line),
    shapes.text(
      { x: margin, y: footerTop, width: inside - demoWidth - 0.8, height: 0.26 },
      [footerWords(source)],
      { sizes: [10, 9, 8], colour: colours.word, anchor: 'ctr', placeholder: 'ftr', name: '页脚' },
    ),
    source.demo
      ? shapes.text(
          { x: slidePage.width - margin - 0.6 - demoWidth, y: footerTop, width: demoWidth, height: 0.26 },
          demo,
          { sizes: [11], colour: colours.demo, anchor: 'ctr', align: 'r', name: '演示数据' },
        )
      : '',
    shapes.number(
      { x: slidePage.width - margin - 0.6, y: footerTop, width: 0.6, height: 0.26 },
      { size: 11, colour: colours.word },
    ),
  ].join('')
}

/** The head of a slide: its topic, in a colour of its own, and its title. */
export function heading(
  shapes: Shapes,
  {
    kicker,
    beside,
    title,
    colour,
  }: { kicker: string; beside?: SlideParagraph; title: SlideParagraph; colour: string },
): string {
  const { margin } = slidePage
  return [
    shapes.shape({ x: margin, y: 0.4, width: 0.5, height: 0.06 }, 'rect', { fill: colour }),
    shapes.text({ x: margin, y: 0.53, width: 5.2, height: 0.3 }, [[kicker]], {
      sizes: [14, 12],
      colour,
      strong: true,
      anchor: 'ctr',
      name: '类别',
    }),
    beside
      ? shapes.text({ x: margin + 5.4, y: 0.53, width: inside - 5.4, height: 0.3 }, [beside], {
          sizes: [12, 11, 10],
          colour: ink.tertiary,
          align: 'r',
          anchor: 'ctr',
          name: '出处',
        })
      : '',
    shapes.text({ x: margin, y: 0.88, width: inside, height: 0.84 }, [title], {
      sizes: [30, 26, 22, 19],
      colour: ink.text,
      strong: true,
      anchor: 'ctr',
      placeholder: 'title',
      name: '标题',
    }),
  ].join('')
}

/** The top and bottom of a slide's content. */
export const body = { top: 1.86, bottom: footerTop - 0.2 }
