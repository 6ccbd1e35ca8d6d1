// One stop for the Tab key in a list of things; the arrow keys go through it.

const selector = "[data-roving]";

/** Moves the focus among the marked elements of a list; true where the key was used. */
export function rove(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const list = event.currentTarget as Element;
  const items = [...list.querySelectorAll<HTMLElement | SVGElement>(selector)];
  const at = items.findIndex((item) => item === document.activeElement);
  if (at < 0) return false;
  const to = target(event.key, at, items.length);
  if (to < 0) return false;
  event.preventDefault();
  items[to]?.focus();
  return true;
}

function target(key: string, at: number, count: number): number {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
