/** From which figure on people are told of a counter, and at every how many: whole numbers from 1. */
export interface NoticeRule {
  readonly from: number;
  readonly every: number;
}

/**
 * The figures that are to be told now, once each: a counter that falls and rises again past a figure is not told twice.
 * The limit itself is always told, whether or not the steps end at it.
 * @param told figures of this pool that were told before.
 * @throws RangeError where the steps lead nowhere.
 */
export function noticesDue(
  { from, every }: NoticeRule,
  limit: number,
  total: number,
  told: ReadonlySet<number>,
): number[] {
  if (!(every >= 1)) throw new RangeError('Notices come at every so many records, one at least.');
  const due: number[] = [];
  for (let figure = from; figure < limit && figure <= total; figure += every) due.push(figure);
  if (total >= limit) due.push(limit);
  return due.filter((figure) => !told.has(figure));
}
