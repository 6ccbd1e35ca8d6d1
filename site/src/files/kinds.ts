// What can be added to a scenario, each with the least that is valid. Pure.
import type { File } from "../api/types.gen.ts";

export type Kind = "path" | "account" | "user" | "group" | "role" | "bucket" | "managed-policy" | "inline-policy" | "bucket-policy" | "objects" | "scp" | "rcp" | "local";

export interface KindInfo {
  kind: Kind;
  label: string;
  /** Where it goes: nowhere in particular, into an account, or to one of these. */
  into: "" | "account" | "principal" | "bucket";
  /** What its name is called; "" where it has none. */
  name: string;
}

export const kinds: readonly KindInfo[] = [
  { kind: "path", label: "File by its path", into: "", name: "" },
  { kind: "account", label: "Account", into: "", name: "Name of the account" },
  { kind: "user", label: "User", into: "account", name: "User name" },
  { kind: "group", label: "Group", into: "account", name: "Group name" },
  { kind: "role", label: "Role", into: "account", name: "Role name" },
  { kind: "bucket", label: "Bucket", into: "account", name: "Bucket name" },
  { kind: "managed-policy", label: "Customer managed policy", into: "account", name: "Policy name" },
  { kind: "inline-policy", label: "Inline policy", into: "principal", name: "Policy name" },
  { kind: "bucket-policy", label: "Bucket policy", into: "bucket", name: "" },
  { kind: "objects", label: "Objects of a bucket", into: "bucket", name: "" },
  { kind: "scp", label: "Service control policy", into: "", name: "Policy name" },
  { kind: "rcp", label: "Resource control policy", into: "", name: "Policy name" },
  { kind: "local", label: "File for commands", into: "", name: "File name" },
];

const json = (value: unknown): string => JSON.stringify(value, null, 2) + "\n";
const policy = (statement: object): string => json({ Version: "2012-10-17", Statement: [statement] });
const last = (folder: string): string => folder.split("/").at(-1)!;

/** Folders of a scenario into which something can go. */
export function foldersFor(into: KindInfo["into"], paths: readonly string[]): string[] {
  const patterns = { account: /^accounts\/[^/]+(?=\/)/, principal: /^accounts\/[^/]+\/(?:users|groups|roles)\/[^/]+(?=\/)/, bucket: /^accounts\/[^/]+\/buckets\/[^/]+(?=\/)/ };
  if (into === "") return [];
  return [...new Set(paths.flatMap((path) => patterns[into].exec(path)?.[0] ?? []))];
}

/** A number that no account has yet. */
function freeNumber(taken: readonly string[]): string {
  for (let digit = 1; digit <= 9; digit++) {
    const number = String(digit).repeat(12);
    if (!taken.includes(number)) return number;
  }
  for (let n = 100000000001; ; n++) if (!taken.includes(String(n))) return String(n);
}

/** The file that makes a thing. numbers: those of the accounts, by their folders. */
export function fileFor(kind: Exclude<Kind, "path">, folder: string, name: string, numbers: ReadonlyMap<string, string>): File {
  const number = numbers.get(folder.split("/").slice(0, 2).join("/")) ?? freeNumber([]);
  const anyBucket = policy({ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" });
  switch (kind) {
    case "account":
      return { path: `accounts/${name}/account.json`, text: json({ id: freeNumber([...numbers.values()]) }) };
    case "user":
      return { path: `${folder}/users/${name}/user.json`, text: "{}\n" };
    case "group":
      return { path: `${folder}/groups/${name}/group.json`, text: "{}\n" };
    case "role":
      return {
        path: `${folder}/roles/${name}/trust-policy.json`,
        text: policy({ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${number}:root` }, Action: "sts:AssumeRole" }),
      };
    case "bucket":
      return { path: `${folder}/buckets/${name}/bucket.json`, text: json({ objectOwnership: "BucketOwnerEnforced" }) };
    case "managed-policy":
      return { path: `${folder}/policies/${name}.json`, text: anyBucket };
    case "inline-policy":
      return { path: `${folder}/policies/${name}.json`, text: anyBucket };
    case "bucket-policy":
      return {
        path: `${folder}/policy.json`,
        text: policy({ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${number}:root` }, Action: "s3:GetObject", Resource: `arn:aws:s3:::${last(folder)}/*` }),
      };
    case "objects":
      return { path: `${folder}/objects.json`, text: json([{ key: "example.txt", body: "example" }]) };
    case "scp":
      return { path: `organization/service-control-policies/${name}.json`, text: policy({ Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" }) };
    case "rcp":
      return {
        path: `organization/resource-control-policies/${name}.json`,
        text: policy({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      };
    case "local":
      return { path: `files/${name}`, text: "" };
  }
}

/** Why a thing can not have this name; "" where it can. What AWS refuses beyond that, the engine says. */
export function nameProblem(info: KindInfo, name: string, paths: readonly string[], folder: string): string {
  if (info.name === "") return "";
  if (name === "") return `${info.name}: none yet.`;
  if (name.includes("/") && info.kind !== "local") return "A name has no slash.";
  const taken: Partial<Record<Kind, string>> = { account: `accounts/${name}/`, user: `${folder}/users/${name}/`, group: `${folder}/groups/${name}/`, role: `${folder}/roles/${name}/`, bucket: `/buckets/${name}/` };
  const start = taken[info.kind];
  if (start && paths.some((path) => (info.kind === "bucket" ? path.includes(start) : path.startsWith(start)))) return "There is one of this name.";
  return "";
}
