// Account numbers and canonical user IDs in the editor carry their account's hue.
import { Compartment, type Extension } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Account } from "../state/accounts.ts";
import { accountPattern } from "../ui/AccountText.tsx";

export const idsCompartment = new Compartment();

export function idsExtension(accounts: readonly Account[]): Extension {
  const regexp = accountPattern(accounts);
  if (!regexp) return [];
  const matcher = new MatchDecorator({
    regexp,
    decoration: (match) => {
      const account = accounts.find((a) => a.number === match[0] || a.canonicalUserId === match[0]);
      return account ? Decoration.mark({ class: `cg-hue cg-hue-${account.hue}`, attributes: { title: account.name } }) : null;
    },
  });
  return ViewPlugin.fromClass(
    class {
      decorations;
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
