import type { Catalogue, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/light-rules/light-rule.ts'
import { announcedTargets, announcements } from './announcements.ts'
import type { Plan } from './documents/assemble-plan.ts'
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
import { nameEntries } from './name-entries.ts'
import { publishedIndicators } from './published-observations.ts'
import { regions } from './regions.ts'
import { workingDays } from './working-days.ts'

const plans: readonly Plan[] = [
  zhaoqing2024DigitalEconomy,
  guangdong2022DigitalEconomy,
  qingyuan2021DigitalEconomy,
  zhaoqing2024DigitalZhaoqing,
  zhuhai2022DigitalEconomy,
]

/** What two documents both commit to is one target with both citations. */
function withSharedCitations(targets: readonly TargetRecord[]): TargetRecord[] {
  const shared = plans.flatMap((plan) => plan.shared)
  return targets.map((target) => ({
    ...target,
    citations: [
      ...target.citations,
      ...shared.filter((other) => other.target === target.id).map(({ citation }) => citation),
    ],
  }))
}

/** Earlier than any span: the first rule judges from the beginning. */
const beginning = '1949-10-01'

/**
 * Five policy documents, the announcements that published series answer to, everything they name, and what their
 * targets are judged by.
 */
export const catalogue: Catalogue = nameEntries({
  documents: [...announcements, ...plans.map((plan) => plan.document)],
  indicators: [...publishedIndicators, ...plans.flatMap((plan) => plan.indicators)],
  targets: [...announcedTargets, ...withSharedCitations(plans.flatMap((plan) => plan.targets))],
  milestones: plans.flatMap((plan) => plan.milestones),
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
})
