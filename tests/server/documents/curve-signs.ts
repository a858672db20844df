/** The signs that a curve can show. */
export const signsOfCurves =
  '0123456789,.-–−+%SQWD 目标序时预测纵轴自起口径调整年月日周第季度上下半一二三四交办销号件、'
