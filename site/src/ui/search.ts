/** Whether all words of a query occur in one of the texts, in any case and order. */
export function found(query: string, ...texts: readonly string[]): boolean {
  const all = texts.join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
