/** flow.sh with one more command at its end. What does not begin with "aws" gets it. */
export function withCommand(flow: string, command: string): string {
  const line = /^(aws(\s|$)|#)/.test(command) ? command : `aws ${command}`;
  const before = flow === "" || flow.endsWith("\n") ? flow : flow + "\n";
  return `${before}${before.trim() === "" ? "" : "\n"}${line}\n`;
}
