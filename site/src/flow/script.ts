// The flow as a script for a real terminal. Pure.
import type { Step } from "../api/types.gen.ts";

/** Where the reply of a command that returns credentials has them, and whether with a token. */
const replies: Record<string, { part: string; token: boolean }> = {
  "assume-role": { part: "Credentials", token: true },
  "get-session-token": { part: "Credentials", token: true },
  "get-federation-token": { part: "Credentials", token: true },
  "create-access-key": { part: "AccessKey", token: false },
};

/**
 * The commands with their comments as they stand in flow.sh. What only the
 * playground understands, storing the credentials that a command returns, is
 * written out with the AWS CLI.
 */
export function shellScript(title: string, flow: string, steps: readonly Pick<Step, "range" | "operation">[]): string {
  let out = "";
  let from = 0;
  for (const { range, operation } of steps) {
    const start = range.start.offset;
    const end = range.end.offset;
    const directives = /^[^\n]*(?:\n#[=~]?[=~>-][^\n]*)*/.exec(flow.slice(end))![0];
    const profile = /\n#->[ \t]*profile[ \t]+(\S+)/.exec(directives)?.[1];
    const reply = replies[operation];
    if (profile === undefined || !reply) continue;
    out += flow.slice(from, start) + storing(flow.slice(start, end), profile, reply) + directives;
    from = end + directives.length;
  }
  return `#!/bin/sh\n# ${title.replace(/\s+/g, " ")}\n\n${out}${flow.slice(from)}`.trimEnd() + "\n";
}

function storing(command: string, profile: string, { part, token }: { part: string; token: boolean }): string {
  const names = ["aws_access_key_id", "aws_secret_access_key", ...(token ? ["aws_session_token"] : [])];
  const members = ["AccessKeyId", "SecretAccessKey", ...(token ? ["SessionToken"] : [])];
  return [
    `credentials=$(${command} --query '${part}.[${members.join(",")}]' --output text)`,
    ...names.map((name, i) => `aws configure set ${name} "$(printf '%s' "$credentials" | cut -f${i + 1})" --profile ${quoted(profile)}`),
  ].join("\n");
}

const quoted = (word: string): string => (/^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
