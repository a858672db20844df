import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import { assemblePlan } from '#metrics/policy/assemble-plan.ts'
import { joinPlans } from '#metrics/policy/join-plans.ts'
import { nameEntries } from '#metrics/policy/name-entries.ts'
import { announcedTargets, announcements } from './announcements.ts'
import { boards } from './boards.ts'
import { guangdong2022DigitalEconomy } from './documents/guangdong-2022-digital-economy/plan.ts'
import { qingyuan2021DigitalEconomy } from './documents/qingyuan-2021-digital-economy/plan.ts'
import { zhaoqing2024DigitalEconomy } from './documents/zhaoqing-2024-digital-economy/plan.ts'
import { zhaoqing2024DigitalZhaoqing } from './documents/zhaoqing-2024-digital-zhaoqing/plan.ts'
import { zhuhai2022DigitalEconomy } from './documents/zhuhai-2022-digital-economy/plan.ts'
import { guangdongOrganisations } from './organisations/guangdong.ts'
import { nationalOrganisations } from './organisations/national.ts'
import { qingyuanOrganisations } from './organisations/qingyuan.ts'
import { zhaoqingOrganisations } from './organisations/zhaoqing.ts'
import { zhuhaiOrganisations } from './organisations/zhuhai.ts'
import { publishedIndicators } from './published-observations.ts'
import { regions } from './regions.ts'
import { workingDays } from './working-days.ts'

const plans = joinPlans([
  assemblePlan(zhaoqing2024DigitalEconomy, { organisations: zhaoqingOrganisations, regions }),
  assemblePlan(guangdong2022DigitalEconomy, { organisations: guangdongOrganisations, regions }),
  assemblePlan(qingyuan2021DigitalEconomy, { organisations: qingyuanOrganisations, regions }),
  assemblePlan(zhaoqing2024DigitalZhaoqing, { organisations: zhaoqingOrganisations, regions }),
  assemblePlan(zhuhai2022DigitalEconomy, { organisations: zhuhaiOrganisations, regions }),
])

/** Earlier than any span: the first rule judges from the beginning. */
const beginning = '1949-10-01'

/**
 * Five policy documents, the announcements that published series answer to, everything they name, and what their
 * targets are judged by.
 */
export const catalogue: Catalogue = nameEntries({
  documents: [...announcements, ...plans.documents],
  indicators: [...publishedIndicators, ...plans.indicators],
  targets: [...announcedTargets, ...plans.targets],
  milestones: plans.milestones,
  regions,
  organisations: [
    ...nationalOrganisations,
    ...guangdongOrganisations,
    ...zhaoqingOrganisations,
    ...zhuhaiOrganisations,
    ...qingyuanOrganisations,
  ],
  lightRules: [{ ...xushi1, from: beginning }, yinchuan2025, pepfar],
  calendarYears: workingDays,
  // No document of the five defines one; 珠海's only says that one shall be drawn up.
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards,
})
