// The scenario's files as a tree: by account, then by the thing that a file
// describes. Pure.

export interface Leaf {
  path: string;
  label: string;
}

export interface Branch {
  id: string; // its folder
  label: string;
  kind: "account" | "user" | "group" | "role" | "bucket" | "policy" | "folder";
  leaves: Leaf[];
  branches: Branch[];
}

const entityFolders: Record<string, Branch["kind"]> = {
  users: "user",
  groups: "group",
  roles: "role",
  buckets: "bucket",
};

const rank = ["settings", "user", "group", "role", "bucket", "policy", "folder"];

export function treeOf(paths: readonly string[]): Branch {
  const root: Branch = { id: "", label: "", kind: "folder", leaves: [], branches: [] };
  for (const path of paths) {
    const parts = path.split("/");
    let branch = root;
    let used = 0;
    if (parts[0] === "accounts" && parts.length > 2) {
      branch = child(branch, `accounts/${parts[1]}`, parts[1]!, "account");
      used = 2;
      const kind = entityFolders[parts[2]!];
      if (kind && parts.length > 4) {
        branch = child(branch, parts.slice(0, 4).join("/"), parts[3]!, kind);
        used = 4;
      }
    } else if (parts.length > 1) {
      branch = child(branch, parts[0]!, parts[0]!, "folder");
      used = 1;
    }
    branch.leaves.push({ path, label: parts.slice(used).join("/") });
  }
  sort(root);
  return root;
}

function child(of: Branch, id: string, label: string, kind: Branch["kind"]): Branch {
  let branch = of.branches.find((b) => b.id === id);
  if (!branch) {
    branch = { id, label, kind, leaves: [], branches: [] };
    of.branches.push(branch);
  }
  return branch;
}

function sort(branch: Branch): void {
  // Accounts stay in the order of the scenario; within one, kinds keep together.
  branch.branches.sort((a, b) => order(a) - order(b));
  branch.leaves.sort((a, b) => Number(b.label === "flow.sh") - Number(a.label === "flow.sh"));
  branch.branches.forEach(sort);
}

const order = (branch: Branch): number => (branch.kind === "account" ? -1 : rank.indexOf(branch.kind));

/** The paths in the order in which the tree shows them. */
export function pathsOf(branch: Branch): string[] {
  return [...branch.leaves.map((leaf) => leaf.path), ...branch.branches.flatMap(pathsOf)];
}
