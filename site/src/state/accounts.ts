// Each account's own hue and name, wherever an account is spoken of.
import { computed } from "@preact/signals";
import type { Entity } from "../api/types.gen.ts";
import { worldBefore } from "./results.ts";

export interface Account {
  id: string; // of its entity
  name: string;
  number: string;
  canonicalUserId: string;
  hue: number; // which of the palette's hues
}

/** How many hues the palette has; further accounts begin again. */
export const hues = 6;

export const accounts = computed<readonly Account[]>(() => accountsOf(worldBefore.value));

export function accountsOf(world: readonly Entity[]): Account[] {
  return world
    .filter((entity) => entity.kind === "account")
    .map((entity, index) => ({
      id: entity.id,
      name: entity.name,
      number: entity.number,
      canonicalUserId: entity.canonicalUserId,
      hue: index % hues,
    }));
}

/** The account of an entity ID, an account number, a canonical user ID, its name or folder, or a file path. */
export function accountOf(any: string): Account | undefined {
  if (any === "") return undefined;
  return accounts.value.find(
    (account) =>
      account.id === any ||
      account.number === any ||
      account.canonicalUserId === any ||
      account.name === any ||
      account.id === `accounts/${any}` ||
      any.startsWith(account.id + "/") ||
      any.startsWith(account.id + "#"),
  );
}

/** The class that gives an element and all in it the account's hue. */
export function hueClass(any: string): string {
  const account = accountOf(any);
  return account ? `hue hue-${account.hue}` : "";
}
