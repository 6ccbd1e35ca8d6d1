/** The smallest change that makes one text of the other, so that cursor and marks stay. */
export function difference(from: string, to: string): { from: number; to: number; insert: string } {
  let start = 0;
  const least = Math.min(from.length, to.length);
  while (start < least && from[start] === to[start]) start++;
  let end = 0;
  while (end < least - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}
