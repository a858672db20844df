import { scanXml } from './scan-xml.ts'

/** The shared texts of cells, in their order, without phonetic hints. */
export function sharedTextsIn(part: string, xml: string): readonly string[] {
  const texts: string[] = []
  const gather = textGatherer()
  scanXml(part, xml, {
    open: (name) => {
      if (name === 'si') gather.begin()
      gather.open(name)
    },
    close: (name) => {
      gather.close(name)
      if (name === 'si') texts.push(gather.end())
    },
    text: gather.text,
  })
  return texts
}

/** Joins the runs of a text. */
export function textGatherer() {
  let [text, isText, isAloud] = ['', false, false]
  return {
    begin: () => {
      text = ''
    },
    open: (name: string) => {
      if (name === 't') isText = true
      if (name === 'rPh') isAloud = true
    },
    close: (name: string) => {
      if (name === 't') isText = false
      if (name === 'rPh') isAloud = false
    },
    text: (piece: string) => {
      if (isText && !isAloud) text += piece
    },
    end: () => withoutEscapes(text),
  }
}

/** A text with the characters that XML cannot hold, which a part writes like _x000D_. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}
