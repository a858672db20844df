import type { DisclosureLevel } from '../../catalogue/indicator.ts'

export const disclosureWords: Readonly<Record<DisclosureLevel, string>> = {
  internal: '内部',
  shared: '共享',
  public: '公开',
}
