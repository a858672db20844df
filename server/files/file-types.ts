/** A type of files that may be kept: its name, its MIME type, and the endings of its file names. */
interface FileType {
  readonly name: string
  readonly mime: string
  readonly endings: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument'

/** All other types are refused: programs, pages and drawings that run scripts, archives, documents with macros. */
export const fileTypes = {
  pdf: { name: 'PDF', mime: 'application/pdf', endings: ['pdf'] },
  ofd: { name: 'OFD', mime: 'application/ofd', endings: ['ofd'] },
  png: { name: 'PNG 图片', mime: 'image/png', endings: ['png'] },
  jpg: { name: 'JPG 图片', mime: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: { name: 'Word 文档（docx）', mime: `${office}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { name: 'Excel 工作簿（xlsx）', mime: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { name: '演示文稿（pptx）', mime: `${office}.presentationml.presentation`, endings: ['pptx'] },
  csv: { name: 'CSV 表格', mime: 'text/csv', endings: ['csv'] },
  geojson: { name: 'GeoJSON', mime: 'application/geo+json', endings: ['geojson', 'json'] },
  txt: { name: '文本', mime: 'text/plain', endings: ['txt'] },
} as const satisfies Readonly<Record<string, FileType>>

export type FileTypeKey = keyof typeof fileTypes

/** The recognised type of a file, or the name of a type that may not be kept; undefined where nothing is recognised. */
export type Recognised = { readonly type: FileTypeKey } | { readonly other: string | undefined }

/** The types that a route takes, and their most bytes. */
export interface FileUse {
  readonly types: readonly FileTypeKey[]
  readonly limit: number
}

const megabyte = 1024 * 1024

/** The uses of files. */
export const fileUses = {
  /** 佐证材料 of figures, of filings and of reports on orders. */
  evidence: {
    types: ['pdf', 'ofd', 'png', 'jpg', 'docx', 'xlsx', 'pptx', 'csv', 'txt'],
    limit: 20 * megabyte,
  },
  /** Tables from which values are read. */
  imports: { types: ['xlsx', 'csv', 'txt'], limit: 20 * megabyte },
  /** Rows of values that a program sends: 100,000 of 600 bytes. */
  rows: { types: ['txt', 'csv'], limit: 64 * megabyte },
  /** Filled templates of filings. */
  templates: { types: ['xlsx'], limit: 20 * megabyte },
  /** The outcomes of reading tables and rows, which the server writes. */
  readings: { types: ['txt'], limit: 128 * megabyte },
  /** Maps of the regions below one. */
  maps: { types: ['geojson'], limit: 20 * megabyte },
  /** Documents that the server writes. */
  documents: { types: ['pdf', 'docx', 'xlsx', 'pptx', 'csv', 'png'], limit: 50 * megabyte },
} as const satisfies Readonly<Record<string, FileUse>>
