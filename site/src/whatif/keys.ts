import type { ContextEntry } from "../api/types.gen.ts";
import type { TypedKey } from "../state/questions.ts";

/** Keys as they are typed, for the engine: one value a line, a key without values is not in the request. */
export function contextOf(keys: readonly TypedKey[]): ContextEntry[] {
  return keys
    .filter(({ key }) => key.trim() !== "")
    .map(({ key, values }) => ({ key: key.trim(), values: values.split("\n").filter((value) => value !== "") }));
}

/** Condition keys that one may want to try, besides those that the request has. */
export const commonKeys = [
  "aws:MultiFactorAuthPresent",
  "aws:MultiFactorAuthAge",
  "aws:PrincipalOrgID",
  "aws:PrincipalTag/team",
  "aws:Referer",
  "aws:RequestTag/team",
  "aws:ResourceTag/team",
  "aws:SecureTransport",
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceIp",
  "aws:SourceVpc",
  "aws:SourceVpce",
  "aws:TagKeys",
  "s3:prefix",
  "s3:delimiter",
  "s3:max-keys",
  "s3:x-amz-acl",
  "s3:x-amz-grant-full-control",
  "s3:x-amz-server-side-encryption",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
  "s3:ExistingObjectTag/team",
  "s3:RequestObjectTag/team",
  "sts:ExternalId",
  "sts:RoleSessionName",
  "sts:SourceIdentity",
];
