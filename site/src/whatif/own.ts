// A request under policies that are pasted, as the engine asks for it. Pure.
import type { SimulateRequest } from "../api/types.gen.ts";
import type { TypedKey } from "../state/questions.ts";
import { contextOf } from "./keys.ts";

export interface Own {
  principal: string; // an ARN, "anonymous", or a service's name
  action: string;
  resource: string;
  resourceAccount: string;
  keys: readonly TypedKey[];
  policies: Record<Kind, string>;
}

export type Kind = "identity" | "resource" | "boundary" | "session" | "scp" | "rcp" | "endpoint";

export const kinds: { kind: Kind; title: string; note: string }[] = [
  { kind: "identity", title: "Identity-based policy", note: "of the principal" },
  { kind: "resource", title: "Resource-based policy", note: "a bucket policy, or a role's trust policy" },
  { kind: "boundary", title: "Permissions boundary", note: "of the principal" },
  { kind: "session", title: "Session policy", note: "passed when the session began" },
  { kind: "scp", title: "Service control policy", note: "of the principal's account" },
  { kind: "rcp", title: "Resource control policy", note: "of the resource's account" },
  { kind: "endpoint", title: "VPC endpoint policy", note: "of the endpoint that the request goes through" },
];

export const firstOwn: Own = {
  principal: "arn:aws:iam::111111111111:user/alice",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::examplebucket/report.csv",
  resourceAccount: "",
  keys: [],
  policies: {
    identity: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::examplebucket/*"
    }
  ]
}
`,
    resource: "",
    boundary: "",
    session: "",
    scp: "",
    rcp: "",
    endpoint: "",
  },
};

/** Why a document cannot be read; "" where it can, or is not there. */
export function jsonProblem(text: string): string {
  if (text.trim() === "") return "";
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return `Not JSON: ${(error as Error).message}`;
  }
}

/** Where an organization has policies of one kind, AWS's own full access is not attached by itself. */
export function requestOf({ principal, action, resource, resourceAccount, keys, policies }: Own): SimulateRequest {
  const who = principal.trim();
  const service = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(who);
  const anonymous = who === "" || who.toLowerCase() === "anonymous" || who === "*";
  const named = (kind: Kind): { name: string; text: string } => ({ name: kinds.find((each) => each.kind === kind)!.title, text: policies[kind] });
  const there = (kind: Kind): boolean => policies[kind].trim() !== "";
  const list = (kind: Kind): { name: string; text: string }[] => (there(kind) ? [named(kind)] : []);
  return {
    principal: { arn: service || anonymous ? "" : who, roleArn: "", federatedBy: "", anonymous, service: service ? who : "" },
    action: action.trim(),
    resource: resource.trim(),
    resourceAccount: resourceAccount.trim(),
    context: contextOf(keys),
    identity: list("identity"),
    hasBoundary: there("boundary"),
    boundary: list("boundary"),
    hasSession: there("session"),
    session: list("session"),
    resourcePolicy: there("resource") ? named("resource") : null,
    hasScPs: there("scp"),
    scPs: there("scp") ? [{ policies: list("scp") }] : [],
    hasRcPs: there("rcp"),
    rcPs: there("rcp") ? [{ policies: list("rcp") }] : [],
    callerInManagementAccount: false,
    vpcEndpointPolicy: there("endpoint") ? named("endpoint") : null,
    restrictPublicBuckets: false,
  };
}
