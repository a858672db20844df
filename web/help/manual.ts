/** The chapters of the manual in the order of its contents. */
export const manualChapters = {
  README: '操作手册',
  reporter: '填报员',
  reviewer: '审核员',
  leader: '领导与会议',
  secretary: '调度会秘书',
  catalogue: '统计口径与目录',
  administrator: '管理员',
  exchange: '数据交换',
  begin: '从零开始',
  wall: '大屏',
} as const
export type ManualChapter = keyof typeof manualChapters

export const isManualChapter = (name: string): name is ManualChapter => Object.hasOwn(manualChapters, name)

const texts = import.meta.glob<string>('../../docs/manual/*.md', { query: '?raw', import: 'default' })
const pictures = import.meta.glob<string>('../../docs/manual/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** The text of a chapter, which comes with the pages: help needs no other network than they do. */
export async function manualText(chapter: ManualChapter): Promise<string> {
  return texts[`../../docs/manual/${chapter}.md`]!()
}

/** The address of a picture of the manual. */
export const manualPicture = (name: string) => pictures[`../../docs/manual/pictures/${name}`]
