import { organisationTable } from './organisation-table.ts'

/** Organisations of 全国: the issuer of its published series. */
export const nationalOrganisations = organisationTable({
  region: '100000',
  single: [['national-gongxin', '工业和信息化部', '工信部']],
})
