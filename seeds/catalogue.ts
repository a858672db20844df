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

/** A day earlier than any span, from which the first rule judges. */
const beginning = '1949-10-01'

/**
 * The catalogue of the five policy documents and the announcements behind the published series, with their regions,
 * organisations, light rules and calendar.
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
  // None of the five documents defines a scheme; 珠海's only announces one.
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards,
})
