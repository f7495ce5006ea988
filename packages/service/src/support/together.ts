/**
 * The answers of what was asked at once. Waits for all of them, whatever becomes of each: in a transaction nothing may be
 * asked any more once somebody was told that it has failed, for its connection is then somebody else's.
 *
 * @throws what the first of them that failed threw.
 */
export async function together<const Asked extends readonly unknown[]>(
  ...asked: Asked
): Promise<{ -readonly [Index in keyof Asked]: Awaited<Asked[Index]> }> {
  const settled = await Promise.allSettled(asked);
  const answers = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return answers as { -readonly [Index in keyof Asked]: Awaited<Asked[Index]> };
}
