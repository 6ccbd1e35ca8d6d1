// A field for one AWS CLI command: several lines where each ends with "\", a
// list of what may come next, and what was typed before.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CompletionItem } from "../api/types.gen.ts";
import { completeLine } from "../state/complete.ts";
import { accepted, type Offers, offersFor } from "./suggest.ts";

interface Props {
  id: string;
  value: string;
  placeholder?: string;
  /** What the arrow keys bring back, the latest last. */
  before?: readonly string[];
  focus?: boolean;
  onInput: (value: string) => void;
  onSubmit: () => void;
}

export function CommandInput({ id, value, placeholder, before = [], focus = false, onInput, onSubmit }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null); // where to put the cursor after the next drawing
  const [offers, setOffers] = useState<Offers | null>(null);
  const [active, setActive] = useState(0);
  const [back, setBack] = useState(0); // how far into what was typed before

  useLayoutEffect(() => {
    if (focus) {
      field.current!.focus();
      field.current!.setSelectionRange(value.length, value.length);
    }
  }, []);
  useLayoutEffect(() => {
    if (caret.current !== null) field.current!.setSelectionRange(caret.current, caret.current);
    caret.current = null;
    document.getElementById(`${id}-offer-${active}`)?.scrollIntoView({ block: "nearest" });
  });

  const offer = async (text: string, cursor: number): Promise<void> => {
    const reply = await completeLine(text, cursor);
    const now = field.current;
    if (reply === null || !now || now.value !== text || now.selectionStart !== cursor || document.activeElement !== now) return;
    setOffers(offersFor(text, cursor, reply));
    setActive(0);
  };
  const set = (text: string, cursor: number): void => {
    caret.current = cursor;
    onInput(text);
  };
  const take = (item: CompletionItem): void => {
    const now = accepted(value, offers!, item);
    setOffers(null);
    set(now.text, now.cursor);
    field.current!.focus();
    // The next word, once this one stands there.
    if (item.insert.endsWith(" ")) requestAnimationFrame(() => void offer(now.text, now.cursor));
  };
  const recallTyped = (step: number): boolean => {
    const to = back + step;
    if (to < 0 || to > before.length) return false;
    setBack(to);
    const text = to === 0 ? "" : before[before.length - to]!;
    set(text, text.length);
    return true;
  };

  const inList = (event: KeyboardEvent, list: Offers): boolean => {
    const last = list.items.length - 1;
    switch (event.key) {
      case "ArrowDown":
        setActive(active === last ? 0 : active + 1);
        return true;
      case "ArrowUp":
        setActive(active === 0 ? last : active - 1);
        return true;
      case "Tab":
        if (event.shiftKey) return false;
        take(list.items[active]!);
        return true;
      case "Escape":
        setOffers(null);
        return true;
      default:
        return false;
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { value: text, selectionStart, selectionEnd } = field.current!;
    const used = ((): boolean => {
      if (event.key === " " && event.ctrlKey) {
        void offer(text, selectionStart);
        return true;
      }
      if (offers && inList(event, offers)) return true;
      if (event.key === "Enter" && !event.shiftKey && !/(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(0, selectionStart))) {
        setOffers(null);
        setBack(0);
        onSubmit();
        return true;
      }
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || selectionStart !== selectionEnd) return false;
      if (event.key === "ArrowUp" && !text.slice(0, selectionStart).includes("\n")) return recallTyped(1);
      if (event.key === "ArrowDown" && back > 0 && !text.slice(selectionStart).includes("\n")) return recallTyped(-1);
      return false;
    })();
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div class="command-input">
      <textarea
        id={id}
        ref={field}
        rows={Math.min(8, value.split("\n").length)}
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-autocomplete="list"
        aria-controls={offers ? `${id}-offers` : undefined}
        aria-activedescendant={offers ? `${id}-offer-${active}` : undefined}
        onInput={(event) => {
          const { value: text, selectionStart } = event.currentTarget;
          setBack(0);
          setOffers(null);
          onInput(text);
          if (text.trim() !== "") void offer(text, selectionStart);
        }}
        onKeyDown={key}
        onBlur={() => setOffers(null)}
      />
      {offers ? (
        <ul class="offers" id={`${id}-offers`} role="listbox" aria-label="Completions">
          {offers.items.map((item, index) => (
            <li
              key={`${item.kind} ${item.label}`}
              id={`${id}-offer-${index}`}
              role="option"
              aria-selected={index === active}
              class={`offer offer-${item.kind}`}
              // Not the click: by then the field has lost the focus and the list is gone.
              onMouseDown={(event) => {
                event.preventDefault();
                take(item);
              }}
            >
              <span class="offer-label">{item.label}</span>
              <span class="offer-detail">{item.detail}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
