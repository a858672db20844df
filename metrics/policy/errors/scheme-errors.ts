import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'

/** The errors of reporting schemes: a collection that ends before it begins, a period that is closed before its figures are due. Rules D-6, D-8. */
export function schemeErrors({ indicators }: Pick<Catalogue, 'indicators'>): CatalogueFinding[] {
  return indicators.flatMap(({ id: subject, reportDays, lockDays, collected }) => [
    ...(collected?.to !== undefined && collected.to < collected.from
      ? [
          {
            ...{ code: 'collected-backwards', subject },
            message: `收集到${collected.to}，早于开始收集的${collected.from}`,
          },
        ]
      : []),
    ...(lockDays !== undefined && reportDays !== null && lockDays < reportDays
      ? [
          {
            ...{ code: 'locked-before-due', subject },
            message: `期后第${lockDays}个工作日关账，早于第${reportDays}个工作日的报送期限`,
          },
        ]
      : []),
  ])
}
