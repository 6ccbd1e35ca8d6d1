/** What a new file of this path begins with. */
export function templateFor(path: string): string {
  const name = path.split("/").at(-1)!;
  if (name === "account.json") return '{ "id": "", "name": "" }\n';
  if (name === "trust-policy.json" || name === "policy.json" || path.includes("/policies/")) {
    return '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n';
  }
  if (name === "objects.json") return "[]\n";
  return path.endsWith(".json") && !path.startsWith("files/") ? "{}\n" : "";
}
