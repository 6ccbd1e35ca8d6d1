const day = 24 * 60 * 60 * 1000;

/** When something was, as one says it now; "" where it is not known. */
export function whenText(at: number, now: number): string {
  if (at <= 0) return "";
  const then = new Date(at);
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at >= midnight) return `today, ${time}`;
  if (at >= midnight - day) return `yesterday, ${time}`;
  const sameYear = then.getFullYear() === new Date(now).getFullYear();
  return then.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}
