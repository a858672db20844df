/**
 * A PDF with these pages of lines in Chinese. Its font is not embedded, and the maps of a PDF reader tell the
 * characters. A line may have several pieces, each with its place across the page in points.
 */
export function pdfOf(
  pages: readonly (readonly (readonly (readonly [x: number, text: string])[])[])[],
  { encrypted = false }: { encrypted?: boolean } = {},
): Buffer {
  const font = 3 + pages.length * 2
  const kids = pages.map((_, place) => `${3 + place * 2} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    ...pages.flatMap((lines, place) => {
      const drawn = lines
        .flatMap((pieces, line) =>
          pieces.map(([x, text]) => `BT /F 12 Tf 1 0 0 1 ${x} ${780 - line * 20} Tm <${inUcs2(text)}> Tj ET`),
        )
        .join('\n')
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F ${font} 0 R>>>>/Contents ${4 + place * 2} 0 R>>`,
        `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
      ]
    }),
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${font + 1} 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, place) => {
    const at = body.length
    body += `${place + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const lock = '41'.repeat(32)
  const encryption = encrypted
    ? `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${lock}>/U<${lock}>>>/ID[<${lock}><${lock}>]`
    : ''
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R${encryption}>>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  )
}

function inUcs2(text: string): string {
  return Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')
}
