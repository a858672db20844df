/** A length in millimetres as twentieths of a point. */
const millimetres = (length: number) => Math.round((length / 25.4) * 1440)

/** The page and the type area of official documents on A4: GB/T 9704-2012, 5.2 and 6. */
const page = { width: millimetres(210), height: millimetres(297) }
const margins = {
  top: millimetres(37),
  bottom: millimetres(35),
  left: millimetres(28),
  right: millimetres(26),
}
export const typeArea = {
  width: page.width - margins.left - margins.right,
  height: page.height - margins.top - margins.bottom,
}

const linesPerPage = 22
const charactersPerLine = 28
/** The size of the text, 三号, in points. */
export const textSize = 16

export const linePitch = Math.floor(typeArea.height / linesPerPage)
/** The space after a character, in 4096ths of a point: one less than would fit, so that rounding keeps 28 in a line. */
export const characterSpace = Math.floor(((156 / 25.4) * (72 / charactersPerLine) - textSize) * 4096) - 1
/** The page number is 7 mm below the type area: GB/T 9704-2012, 7.5. */
const footer = margins.bottom - millimetres(7) - 14 * 20

/** The section of a document, with footers for odd and even pages. */
export const sectionProperties =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>' +
  `<w:pgSz w:w="${page.width}" w:h="${page.height}"/>` +
  `<w:pgMar w:top="${margins.top}" w:right="${margins.right}" w:bottom="${margins.bottom}" w:left="${margins.left}" w:header="850" w:footer="${footer}" w:gutter="0"/>` +
  `<w:docGrid w:type="linesAndChars" w:linePitch="${linePitch}" w:charSpace="${characterSpace}"/></w:sectPr>`
