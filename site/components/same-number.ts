/** Whether a reader's number is the one expected, however its thousands are set apart: 787200, 787,200, 787 200, ７８７２００. */
export function sameNumber(given: string, expected: string): boolean {
  const digits = given.normalize('NFKC').replace(/[\s,_'’]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(digits) && Number(digits) === Number(expected);
}
