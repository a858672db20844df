/** A type of files that may be kept: what it is called, its MIME type, and how names of such files may end. */
interface FileType {
  readonly name: string
  readonly mime: string
  readonly endings: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument'

/** All others are refused everywhere: programs, pages and drawings that run scripts, archives, documents with macros. */
export const fileTypes = {
  pdf: { name: 'PDF', mime: 'application/pdf', endings: ['pdf'] },
  ofd: { name: 'OFD', mime: 'application/ofd', endings: ['ofd'] },
  png: { name: 'PNG 图片', mime: 'image/png', endings: ['png'] },
  jpg: { name: 'JPG 图片', mime: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: { name: 'Word 文档（docx）', mime: `${office}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { name: 'Excel 工作簿（xlsx）', mime: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { name: '演示文稿（pptx）', mime: `${office}.presentationml.presentation`, endings: ['pptx'] },
  csv: { name: 'CSV 表格', mime: 'text/csv', endings: ['csv'] },
  txt: { name: '文本', mime: 'text/plain', endings: ['txt'] },
} as const satisfies Readonly<Record<string, FileType>>

export type FileTypeKey = keyof typeof fileTypes

/** A type that may be kept, or what else it is, in a word for whoever sent it; undefined where nobody can tell. */
export type Recognised = { readonly type: FileTypeKey } | { readonly other: string | undefined }

/** What a route takes, and at most how many bytes of it. */
export interface FileUse {
  readonly types: readonly FileTypeKey[]
  readonly limit: number
}

const megabyte = 1024 * 1024

/** What files are kept for. */
export const fileUses = {
  /** 佐证材料 beside a value. */
  evidence: {
    types: ['pdf', 'ofd', 'png', 'jpg', 'docx', 'xlsx', 'pptx', 'csv', 'txt'],
    limit: 20 * megabyte,
  },
  /** Tables that values are read from. */
  imports: { types: ['xlsx', 'csv', 'txt'], limit: 20 * megabyte },
  /** Rows of values that a program sends: 100,000 of 600 bytes. */
  rows: { types: ['txt', 'csv'], limit: 64 * megabyte },
  /** Templates of filings as they came back. */
  templates: { types: ['xlsx'], limit: 20 * megabyte },
  /** What was read of such a table, as the server has written it down. */
  readings: { types: ['txt'], limit: 128 * megabyte },
  /** What the server itself has written. */
  documents: { types: ['pdf', 'docx', 'xlsx', 'pptx', 'csv', 'png'], limit: 50 * megabyte },
} as const satisfies Readonly<Record<string, FileUse>>
